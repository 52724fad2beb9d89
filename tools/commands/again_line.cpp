// SPDX-License-Identifier: MIT
#include "tools/commands/again_line.hpp"

#include <algorithm>

#include "tools/shell_word.hpp"

namespace gradjudge {
namespace {

using Words = std::vector<std::string>;

void append_each(Words& words, const char* option, const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    words.emplace_back(option);
    words.push_back(value);
  }
}

/// The pattern that matches this name alone.
std::string pattern_of(const std::string& name) {
  std::string pattern;
  for (const char c : name) {
    if (c == '*' || c == '?' || c == '[' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern;
}

/// Whether something that is kept from one call to the next explains the failure.
bool hangs_on_other_cases(const CheckResult& check) {
  return std::any_of(check.diagnosis.begin(), check.diagnosis.end(), [](const Diagnosis& found) {
    return found.id == "stale" || found.id == "accumulated" || found.id == "answers-vary";
  });
}

}  // namespace

std::string again_line(const CheckResult& check, const CaseSelection& selection,
                       const std::vector<std::string>& options, int jobs) {
  Words words{"gradjudge", "check"};
  const bool all = hangs_on_other_cases(check);
  if (all) {
    words.insert(words.end(), selection.paths.begin(), selection.paths.end());
    append_each(words, "--filter", selection.filters);
    append_each(words, "--tag", selection.tags);
  } else {
    words.push_back(check.place.file);
    append_each(words, "--filter", {pattern_of(check.case_name)});
  }
  append_each(words, "--question", selection.questions);
  append_each(words, "--impl", {check.implementation});
  words.insert(words.end(), options.begin(), options.end());
  const bool is_large = std::find(check.tags.begin(), check.tags.end(), "large") != check.tags.end();
  if (all ? selection.large : is_large) words.emplace_back("--large");
  if (all && jobs > 0) append_each(words, "--jobs", {std::to_string(jobs)});
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + shell_word(word);
  return line;
}

}  // namespace gradjudge
