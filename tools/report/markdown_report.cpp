// SPDX-License-Identifier: MIT
#include "tools/report/markdown_report.hpp"

#include <fmt/format.h>

#include "tools/report/check_text.hpp"
#include "tools/report/derivation_markdown.hpp"
#include "tools/report/markdown_code.hpp"
#include "tools/report/summary_text.hpp"

namespace gradjudge {
namespace {

constexpr std::size_t largest_report = 900'000;

std::string suite_table(const Results& results) {
  std::string table = "| suite | pass | fail | inconclusive | error |\n| --- | ---: | ---: | ---: | ---: |\n";
  for (const SuiteCount& suite : count_by_suite(results)) {
    table += fmt::format("| {} | {} | {} | {} | {} |\n", code_cell(suite.suite), suite.count.pass,
                         suite.count.fail, suite.count.inconclusive, suite.count.error);
  }
  return table + "\n";
}

std::string not_passed(const Results& results, std::size_t room) {
  std::string text;
  std::size_t left_out = 0;
  for (const CheckResult& check : results.checks) {
    if (check.verdict == Verdict::pass) continue;
    const std::string block = code_block(check_heading(check) + "\n" + check_details(check));
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
    text += fmt::format("- {}: {}\n", code_span(mistake->id), code_span(mistake->sentence));
  }
  return text.empty() ? text : "## Known mistakes that no case catches\n\n" + text + "\n";
}

}  // namespace

std::string markdown_report(const Results& results) {
  std::string text = "# gradjudge\n\n";
  if (!results.checks.empty() || results.derivations.empty()) text += summary_line(results) + "\n\n";
  text += derivations_markdown(results.derivations);
  if (!results.checks.empty()) text += suite_table(results);
  text += surviving_mistakes(results);
  for (const std::string& note : results.notes) text += fmt::format("Note: {}\n\n", code_span(note));
  const std::string end = tool_line(results.tool) + "\n";
  const std::size_t used = text.size() + end.size();
  return text + not_passed(results, used < largest_report ? largest_report - used : 0) + end;
}

}  // namespace gradjudge
