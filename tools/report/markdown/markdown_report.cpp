// SPDX-License-Identifier: MIT
#include "tools/report/markdown/markdown_report.hpp"

#include <fmt/format.h>

#include "tools/inert/clipped.hpp"
#include "tools/report/markdown/derivation_markdown.hpp"
#include "tools/report/markdown/markdown_text.hpp"
#include "tools/report/markdown/submission_markdown.hpp"
#include "tools/report/text/check_groups.hpp"
#include "tools/report/text/implementation_text.hpp"
#include "tools/report/text/summary_text.hpp"

namespace gradjudge {
namespace {

std::string suite_table(const Results& results) {
  std::string table = "| suite | pass | fail | inconclusive | error |\n| --- | ---: | ---: | ---: | ---: |\n";
  for (const SuiteCount& suite : count_by_suite(results)) {
    table += fmt::format("| {} | {} | {} | {} | {} |\n", markdown_cell(clipped(suite.suite, longest_name)),
                         suite.count.pass, suite.count.fail, suite.count.inconclusive, suite.count.error);
  }
  return table + "\n";
}

std::string what_is_not_a_pass(const Results& results, std::size_t room) {
  std::string text;
  std::size_t left_out = 0;
  for (const CheckGroup& group : not_passed(results)) {
    const std::string block = markdown_block("text", group_heading(group) + "\n" + group_details(group));
    if (left_out > 0 || text.size() + block.size() > room) {
      ++left_out;
    } else {
      text += block;
    }
  }
  if (left_out > 0)
    text += fmt::format("… and {} more, left out for size: see another report.\n\n", left_out);
  return text.empty() ? text : "## What is not a pass\n\n" + text;
}

std::string surviving_mistakes(const Results& results) {
  std::string text;
  for (const MistakeResult* mistake : survivors(results)) {
    text += fmt::format("- {}: {}\n", markdown_code(clipped(mistake->id, longest_name)),
                        markdown_code(clipped(mistake->sentence)));
  }
  return text.empty() ? text : "## Known mistakes that no case catches\n\n" + text + "\n";
}

}  // namespace

std::string markdown_body(const Results& results, std::size_t room) {
  std::string text;
  const bool only_checks = results.derivations.empty() && results.submissions.empty();
  if (!results.checks.empty() || only_checks) text += summary_line(results) + "\n\n";
  if (!results.checks.empty()) text += suite_table(results);
  text += surviving_mistakes(results);
  for (const CheckedImplementation& implementation : results.implementations) {
    for (const std::string& line : implementation_lines(implementation))
      text += markdown_code(clipped(line)) + "\n\n";
  }
  for (const std::string& note : results.notes)
    text += fmt::format("Note: {}\n\n", markdown_code(clipped(note)));
  const std::string end = markdown_code(tool_line(results.tool)) + "\n";
  const auto left = [&] { return room - std::min(room, text.size() + end.size()); };
  text += submissions_markdown(results.submissions, left());
  text += derivations_markdown(results.derivations, left());
  return text + what_is_not_a_pass(results, left()) + end;
}

std::string markdown_report(const Results& results) {
  return "# gradjudge\n\n" + markdown_body(results, largest_markdown);
}

}  // namespace gradjudge
