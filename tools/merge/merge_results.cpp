// SPDX-License-Identifier: MIT
#include "tools/merge/merge_results.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "checks/judge/run_checks.hpp"
#include "tools/inert/clipped.hpp"
#include "tools/inert/printable.hpp"
#include "tools/merge/merge_mistakes.hpp"
#include "tools/report/services/place_to_look.hpp"
#include "tools/report/text/implementation_text.hpp"

namespace gradjudge {
namespace {

constexpr std::size_t most_named = 5;

/// Something that a run has and an earlier run had already.
struct Duplicate {
  std::string name;
  std::string file;        ///< of the earlier run
  std::string other_file;  ///< of the later
  bool agrees = true;
};

/// One note for what agrees and one for what does not, the first few by name.
void add_notes(const std::vector<Duplicate>& duplicates, const char* noun, const char* kept,
               std::vector<std::string>& notes) {
  for (const bool agrees : {true, false}) {
    std::vector<std::string> named;
    std::size_t count = 0;
    for (const Duplicate& one : duplicates) {
      if (one.agrees != agrees || ++count > most_named) continue;
      named.push_back(fmt::format("{} ({}, {})", one.name, one.file, one.other_file));
    }
    if (count == 0) continue;
    notes.push_back(fmt::format("{} {}{} in more than one file{}: {}{}", count, noun,
                                count == 1 ? " is" : "s are",
                                agrees ? ", kept once" : fmt::format(" and they disagree, {}", kept),
                                fmt::join(named, "; "), count > most_named ? "; …" : ""));
  }
}

/// The elements of all runs, each key once, in the order in which they first appear. What a run itself has
/// several times stays so.
template <class Element>
class Merged {
 public:
  void begin_run(const std::string& file) {
    file_ = file;
    in_run_.clear();
  }

  /// `passes` says whether an element may give way to another one of its key that disagrees with it.
  template <class Passes, class Agrees>
  void add(const std::string& key, const std::string& name, const Element& element, const Passes& passes,
           const Agrees& agrees) {
    const int copy = ++in_run_[key];
    const auto [known, is_new] = positions_.try_emplace({key, copy}, elements_.size());
    if (is_new) {
      elements_.push_back(element);
      files_.push_back(file_);
      return;
    }
    Element& kept = elements_[known->second];
    const bool agree = agrees(kept, element);
    duplicates_.push_back({printable(clipped(name, longest_name)), files_[known->second], file_, agree});
    if (!agree && passes(kept) && !passes(element)) {
      kept = element;
      files_[known->second] = file_;
    }
  }

  std::vector<Element>& elements() { return elements_; }
  const std::vector<Duplicate>& duplicates() const { return duplicates_; }

 private:
  std::vector<Element> elements_;
  std::vector<std::string> files_;  ///< the run that each is of
  std::map<std::pair<std::string, int>, std::size_t> positions_;
  std::vector<Duplicate> duplicates_;
  std::string file_;
  std::map<std::string, int> in_run_;
};

std::string key_of(const CheckResult& check) {
  return fmt::format(
      "{}", fmt::join({check.implementation, check.suite, check.place.file, check.case_name, check.question},
                      "\n"));
}

std::string key_of(const DerivationResult& line) {
  return fmt::format("{}\n{}\n{}\n{}", line.place.file, line.cell.value_or(-1), line.place.line,
                     line.place.column);
}

bool line_passes(const DerivationResult& line) {
  return line.verdict != LineVerdict::wrong;
}

/// The submissions, and which files' checks are those of the submissions that were kept.
struct KeptSubmissions {
  std::vector<SubmissionResult> submissions;
  std::map<std::string, std::string> files;  ///< of each id, the file that it was first in
  std::vector<Duplicate> duplicates;

  /// Whether the check belongs to a submission that an earlier file had.
  bool replaced(const CheckResult& check, const std::string& file) const {
    constexpr std::string_view kind = "submission:";
    if (!check.implementation.starts_with(kind)) return false;
    const std::string rest = check.implementation.substr(kind.size());
    const auto known = files.find(rest.substr(0, rest.find('/')));
    return known != files.end() && known->second != file;
  }
};

KeptSubmissions kept_submissions(const std::vector<NamedResults>& runs) {
  KeptSubmissions kept;
  std::map<std::string, double> scores;
  for (const NamedResults& run : runs) {
    for (const SubmissionResult& submission : run.results.submissions) {
      const auto [known, is_new] = kept.files.try_emplace(submission.id, run.file);
      if (is_new) {
        kept.submissions.push_back(submission);
        scores[submission.id] = submission.score;
      } else {
        kept.duplicates.push_back({printable(clipped(submission.id, longest_name)), known->second, run.file,
                                   scores[submission.id] == submission.score});
      }
    }
  }
  return kept;
}

/// A note if the runs differ in what made them.
template <class Describe>
void note_difference(const std::vector<NamedResults>& runs, const char* what, const Describe& describe,
                     std::vector<std::string>& notes) {
  std::vector<std::string> seen;
  for (const NamedResults& run : runs) {
    const std::string one = describe(run.results.tool);
    if (std::find(seen.begin(), seen.end(), one) == seen.end()) seen.push_back(one);
  }
  if (seen.size() > 1)
    notes.push_back(fmt::format("the merged runs differ in {}: {}", what, fmt::join(seen, "; ")));
}

ToolInfo merged_tool(const std::vector<NamedResults>& runs, std::vector<std::string>& notes) {
  note_difference(
      runs, "version",
      [](const ToolInfo& tool) {
        return printable(fmt::format("{} {} (commit {})", tool.name, tool.version,
                                     tool.commit.empty() ? "unknown" : tool.commit));
      },
      notes);
  note_difference(
      runs, "precision", [](const ToolInfo& tool) { return fmt::format("{} bits", tool.precision_bits); },
      notes);
  note_difference(
      runs, "sandbox",
      [](const ToolInfo& tool) { return tool.sandbox.empty() ? "none" : printable(tool.sandbox); }, notes);
  ToolInfo tool = runs.front().results.tool;
  for (const NamedResults& run : runs)
    tool.precision_bits = std::min(tool.precision_bits, run.results.tool.precision_bits);
  return tool;
}

/// Each once; one that was allowed something else in another run is another one.
std::vector<CheckedImplementation> merged_implementations(const std::vector<NamedResults>& runs) {
  std::vector<CheckedImplementation> all;
  for (const NamedResults& run : runs) {
    for (const CheckedImplementation& one : run.results.implementations) {
      const bool known = std::any_of(all.begin(), all.end(), [&](const CheckedImplementation& other) {
        return other.name == one.name && other.sandbox == one.sandbox &&
               implementation_lines(other) == implementation_lines(one);
      });
      if (!known) all.push_back(one);
    }
  }
  return all;
}

bool ran_in_one_place(const std::vector<NamedResults>& runs) {
  const RunFolders& first = runs.front().results.folders;
  return std::all_of(runs.begin(), runs.end(), [&](const NamedResults& run) {
    return run.results.folders.working == first.working && run.results.folders.repository == first.repository;
  });
}

/// The names of files that runs on several machines have in common.
void name_as_repository_does(CheckResult& check, const RunFolders& folders) {
  check.place = in_repository(check.place, folders);
  check.code = in_repository(check.code, folders);
}

}  // namespace

Results merge_results(const std::vector<NamedResults>& runs) {
  Results merged;
  if (runs.empty()) return merged;
  std::vector<std::string> notes;
  merged.tool = merged_tool(runs, notes);
  KeptSubmissions submissions = kept_submissions(runs);
  Merged<CheckResult> checks;
  Merged<DerivationResult> lines;
  const bool same_folders = ran_in_one_place(runs);
  if (same_folders) merged.folders = runs.front().results.folders;
  double seconds = 0;
  for (const NamedResults& run : runs) {
    checks.begin_run(run.file);
    lines.begin_run(run.file);
    for (CheckResult check : run.results.checks) {
      if (submissions.replaced(check, run.file)) continue;
      if (!same_folders) name_as_repository_does(check, run.results.folders);
      checks.add(
          key_of(check), check.suite + "/" + check.case_name + " " + check.question, check,
          [](const CheckResult& one) { return one.verdict == Verdict::pass; },
          [](const CheckResult& a, const CheckResult& b) { return a.verdict == b.verdict; });
    }
    for (DerivationResult line : run.results.derivations) {
      if (!same_folders) line.place = in_repository(line.place, run.results.folders);
      lines.add(key_of(line), fmt::format("{}:{}:{}", line.place.file, line.place.line, line.place.column),
                line, line_passes, [](const DerivationResult& a, const DerivationResult& b) {
                  return a.verdict == b.verdict && a.latex == b.latex;
                });
    }
    seconds += run.results.summary.seconds;
    const std::int64_t started = run.results.started;
    if (started > 0 && (merged.started == 0 || started < merged.started)) merged.started = started;
  }
  add_notes(checks.duplicates(), "check", "the first that is not a pass is kept", notes);
  add_notes(lines.duplicates(), "line", "the first that is wrong is kept", notes);
  add_notes(submissions.duplicates, "submission", "the first is kept", notes);
  merged.checks = std::move(checks.elements());
  merged.derivations = std::move(lines.elements());
  merged.submissions = std::move(submissions.submissions);
  merged.implementations = merged_implementations(runs);
  merged.mistakes = merge_mistakes(runs);
  merged.indistinct = merge_indistinct(runs);
  for (const NamedResults& run : runs) {
    for (const std::string& note : run.results.notes) {
      if (std::find(merged.notes.begin(), merged.notes.end(), note) == merged.notes.end())
        merged.notes.push_back(note);
    }
  }
  merged.notes.insert(merged.notes.end(), notes.begin(), notes.end());
  merged.summary = summarize(merged.checks);
  merged.summary.seconds = seconds;
  return merged;
}

}  // namespace gradjudge
