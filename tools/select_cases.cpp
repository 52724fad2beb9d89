// SPDX-License-Identifier: MIT
#include "tools/select_cases.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fnmatch.h>

#include <algorithm>
#include <filesystem>

#include "cases/load/load_suite.hpp"
#include "cases/question.hpp"
#include "cases/shipped_cases.hpp"
#include "cases/suite_files.hpp"
#include "cases/tag.hpp"
#include "tools/bad_input.hpp"

namespace gradjudge {
namespace {

bool matches(const std::string& pattern, const std::string& text) {
  return ::fnmatch(pattern.c_str(), text.c_str(), 0) == 0;
}

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool matches(const std::string& pattern, const Suite& suite, const Case& a_case) {
  return matches(pattern, a_case.name) || matches(pattern, suite.name + "/" + a_case.name);
}

bool passes_filters(const CaseSelection& selection, const Suite& suite, const Case& a_case) {
  return selection.filters.empty() ||
         std::any_of(selection.filters.begin(), selection.filters.end(),
                     [&](const std::string& pattern) { return matches(pattern, suite, a_case); });
}

bool passes_tags(const CaseSelection& selection, const Case& a_case) {
  return selection.tags.empty() || std::any_of(a_case.tags.begin(), a_case.tags.end(), [&](const auto& tag) {
           return contains(selection.tags, tag);
         });
}

std::vector<Suite> load_all(const std::vector<std::string>& paths) {
  std::vector<std::filesystem::path> wanted(paths.begin(), paths.end());
  if (wanted.empty()) wanted.push_back(shipped_cases());
  std::vector<Suite> suites;
  std::vector<FileProblem> problems;
  for (const auto& file : suite_files(wanted)) {
    try {
      suites.push_back(load_suite(file));
    } catch (const InvalidFile& invalid) {
      problems.insert(problems.end(), invalid.problems.begin(), invalid.problems.end());
    }
  }
  if (!problems.empty()) throw InvalidFile(std::move(problems));
  return suites;
}

std::string known_tags() {
  std::vector<std::string_view> known;
  for (const auto& tag : all_tags) known.push_back(tag.name);
  return fmt::format("the tags are {}", fmt::join(known, ", "));
}

constexpr const char* filter_form = "it takes shell patterns for CASE or SUITE/CASE, such as 'random_*'";

/// What was asked for, and how to ask for something that exists.
std::string what_selects(const CaseSelection& selection) {
  if (!selection.tags.empty()) {
    return fmt::format(": nothing that was asked for has a tag of {}; {}", fmt::join(selection.tags, ", "),
                       known_tags());
  }
  if (!selection.filters.empty()) {
    return fmt::format(": nothing matches --filter {}; {}", fmt::join(selection.filters, " "), filter_form);
  }
  return ": no case asks " + fmt::format("{}", fmt::join(selection.questions, " or "));
}

/// A word that is misspelt beside one that is not would go unnoticed.
void require_each_to_choose(const CaseSelection& selection, const std::vector<Suite>& suites) {
  for (const std::string& tag : selection.tags) {
    const bool known =
        std::any_of(all_tags.begin(), all_tags.end(), [&](const Tag& one) { return one.name == tag; });
    if (!known) throw BadInput(fmt::format("--tag {}: there is no such tag; {}", tag, known_tags()));
  }
  for (const std::string& pattern : selection.filters) {
    const bool chooses = std::any_of(suites.begin(), suites.end(), [&](const Suite& suite) {
      return std::any_of(suite.cases.begin(), suite.cases.end(),
                         [&](const Case& a_case) { return matches(pattern, suite, a_case); });
    });
    if (!chooses) throw BadInput(fmt::format("--filter {}: no case matches it; {}", pattern, filter_form));
  }
}

void require_known_questions(const std::vector<std::string>& questions) {
  for (const auto& id : questions) {
    if (find_question(id) != nullptr) continue;
    std::vector<std::string_view> known;
    for (const auto& question : all_questions()) known.push_back(question.id);
    throw BadInput(
        fmt::format("--question {}: there is no such question; known are {}", id, fmt::join(known, ", ")));
  }
}

}  // namespace

SelectedCases select_cases(const CaseSelection& selection) {
  require_known_questions(selection.questions);
  const bool wants_large = selection.large || contains(selection.tags, "large");
  SelectedCases selected;
  std::vector<std::string> left_out;
  std::vector<Suite> loaded = load_all(selection.paths);
  const bool several = selection.filters.size() + selection.tags.size() > 1;
  if (several && !selection.allow_empty) require_each_to_choose(selection, loaded);
  for (Suite& suite : loaded) {
    std::vector<Case> kept;
    for (Case& a_case : suite.cases) {
      if (!passes_filters(selection, suite, a_case) || !passes_tags(selection, a_case)) continue;
      if (!selection.questions.empty()) {
        std::erase_if(a_case.questions, [&](const auto& id) { return !contains(selection.questions, id); });
        if (a_case.questions.empty()) continue;
      }
      if (!wants_large && contains(a_case.tags, "large")) {
        left_out.push_back(suite.name + "/" + a_case.name);
        continue;
      }
      kept.push_back(std::move(a_case));
    }
    selected.cases += kept.size();
    suite.cases = std::move(kept);
    if (!suite.cases.empty()) selected.suites.push_back(std::move(suite));
  }
  if (!left_out.empty()) {
    selected.notes.push_back(
        fmt::format("{} tagged large {} left out, --large checks {} too: {}",
                    left_out.size() == 1 ? "1 case" : fmt::format("{} cases", left_out.size()),
                    left_out.size() == 1 ? "was" : "were", left_out.size() == 1 ? "it" : "them",
                    fmt::join(left_out, ", ")));
  }
  if (selected.cases == 0) {
    const std::string why = left_out.empty()
                                ? "no case is selected" + what_selects(selection)
                                : "no case is selected but what is tagged large; --large checks that too";
    if (!selection.allow_empty) throw BadInput(why + "; --allow-empty if that is meant");
    selected.notes.push_back(why);
  }
  return selected;
}

}  // namespace gradjudge
