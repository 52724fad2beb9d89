// SPDX-License-Identifier: MIT
#include "tools/report/services/test_entry.hpp"

#include <fmt/format.h>

#include <map>

#include "tools/inert/clipped.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/services/place_to_look.hpp"
#include "tools/report/text/check_text.hpp"
#include "tools/report/text/decimal_text.hpp"
#include "tools/report/text/derivation_text.hpp"

namespace gradjudge {
namespace {

std::string line_of(std::string_view text, std::size_t most = longest_name) {
  return printable(clipped(text, most));
}

TestStatus status_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return TestStatus::passed;
    case Verdict::fail:
    case Verdict::inconclusive:
      return TestStatus::failed;
    case Verdict::error:
      break;
  }
  return TestStatus::error;
}

Place printable_place(const Place& place, const RunFolders& folders) {
  const Place there = in_repository(place, folders);
  return {printable(there.file), there.line, there.column};
}

TestEntry entry_of(const CheckResult& check, const RunFolders& folders) {
  TestEntry entry;
  entry.suite = line_of(check.suite);
  entry.name = line_of(check.case_name) + " " + line_of(check.question) + " " + line_of(check.implementation);
  entry.status = status_of(check.verdict);
  entry.verdict = to_string(check.verdict);
  entry.seconds = check.seconds;
  entry.place = printable_place(check.place, folders);
  for (const std::string& tag : check.tags) entry.tags.push_back(line_of(tag));
  entry.parameters = {{"case", line_of(check.case_name)},
                      {"loss", line_of(check.loss)},
                      {"question", line_of(check.question)},
                      {"implementation", line_of(check.implementation)}};
  if (check.verdict == Verdict::pass) return entry;
  entry.message = check_heading(check);
  entry.details = check_details(check);
  return entry;
}

TestEntry entry_of(const MistakeResult& mistake) {
  TestEntry entry;
  entry.suite = "known mistakes";
  entry.name = line_of(mistake.id);
  entry.verdict = mistake.caught_by.empty() ? "survives" : "caught";
  if (!mistake.caught_by.empty()) return entry;
  entry.status = TestStatus::failed;
  entry.message = "no case catches the known mistake " + line_of(mistake.id);
  entry.details = line_of(mistake.sentence, longest_text);
  if (!mistake.catching_case.empty())
    entry.details +=
        "\nto catch it, add below cases:\n" + printable_lines(clipped(mistake.catching_case), "");
  return entry;
}

TestEntry entry_of(const DerivationResult& line, const RunFolders& folders) {
  TestEntry entry;
  entry.suite = line_of(line.place.file);
  const std::string cell = line.cell ? fmt::format("cell {} ", *line.cell) : std::string();
  entry.name = fmt::format("{}line {} column {}", cell, line.place.line, line.place.column);
  if (!line.question.empty()) entry.name += " " + line_of(line.question);
  entry.verdict = to_string(line.verdict);
  entry.place = printable_place(line.place, folders);
  entry.parameters = {{"question", line_of(line.question)}};
  if (line.verdict == LineVerdict::wrong) entry.status = TestStatus::failed;
  if (line.verdict == LineVerdict::unread) entry.status = TestStatus::skipped;
  if (entry.status == TestStatus::passed) return entry;
  entry.message = line_of(line.reason, longest_text);
  entry.details = derivation_line_text(line);
  return entry;
}

TestEntry entry_of(const SubmissionResult& submission, const QuestionResult& question) {
  TestEntry entry;
  entry.suite = "submission " + line_of(submission.id);
  entry.name = line_of(question.id);
  entry.verdict = to_string(question.status);
  entry.place.file = printable(submission.file);
  entry.parameters = {{"points", points_text(question.points)},
                      {"max_points", points_text(question.max_points)}};
  if (question.status == QuestionStatus::right) return entry;
  const bool ungraded = question.status == QuestionStatus::could_not_be_graded;
  entry.status = ungraded ? TestStatus::error : TestStatus::failed;
  entry.message = fmt::format("{}: {} of {} points", spoken(question.status), points_text(question.points),
                              points_text(question.max_points));
  entry.details = printable_lines(clipped(question.reason), "");
  return entry;
}

void make_names_unique(std::vector<TestEntry>& entries) {
  std::map<std::pair<std::string, std::string>, int> seen;
  for (TestEntry& entry : entries) {
    const std::string name = entry.name.empty() ? "(no name)" : entry.name;
    entry.name = name;
    for (int copy = ++seen[{entry.suite, name}]; copy > 1; ++copy) {
      entry.name = fmt::format("{} ({})", name, copy);
      if (seen.try_emplace({entry.suite, entry.name}, 1).second) break;
    }
  }
}

}  // namespace

std::vector<TestEntry> test_entries(const Results& results) {
  std::vector<TestEntry> entries;
  for (const CheckResult& check : results.checks) entries.push_back(entry_of(check, results.folders));
  for (const MistakeResult& mistake : results.mistakes) {
    if (mistake.applies) entries.push_back(entry_of(mistake));
  }
  for (const DerivationResult& line : results.derivations) {
    if (line.verdict != LineVerdict::not_a_claim) entries.push_back(entry_of(line, results.folders));
  }
  for (const SubmissionResult& submission : results.submissions) {
    for (const QuestionResult& question : submission.questions)
      entries.push_back(entry_of(submission, question));
  }
  make_names_unique(entries);
  return entries;
}

}  // namespace gradjudge
