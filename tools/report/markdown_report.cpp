// SPDX-License-Identifier: MIT
#include "tools/report/markdown_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/report/check_text.hpp"
#include "tools/report/derivation_markdown.hpp"
#include "tools/report/implementation_text.hpp"
#include "tools/report/printable.hpp"
#include "tools/report/summary_text.hpp"

namespace gradjudge {
namespace {

constexpr std::size_t largest_report = 900'000;

// The longest run of backticks in the text: code must be fenced by more.
std::size_t longest_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string code_block(const std::string& text) {
  const std::string fence(std::max<std::size_t>(3, longest_backticks(text) + 1), '`');
  return fmt::format("{}text\n{}{}\n\n", fence, text, fence);
}

std::string code_span(std::string_view text) {
  const std::string shown = printable(text);
  const std::size_t backticks = longest_backticks(shown);
  const std::string fence(backticks + 1, '`');
  const std::string_view space = backticks > 0 ? " " : "";
  return fmt::format("{}{}{}{}{}", fence, space, shown, space, fence);
}

// Within a table a bar ends the cell, even in code.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : code_span(text)) escaped += c == '|' ? std::string("\\|") : std::string(1, c);
  return escaped;
}

std::string suite_table(const Results& results) {
  std::string table = "| suite | pass | fail | inconclusive | error |\n| --- | ---: | ---: | ---: | ---: |\n";
  for (const SuiteCount& suite : count_by_suite(results)) {
    table += fmt::format("| {} | {} | {} | {} | {} |\n", cell(suite.suite), suite.count.pass,
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
  for (const CheckedImplementation& implementation : results.implementations) {
    for (const std::string& line : implementation_lines(implementation)) text += code_span(line) + "\n\n";
  }
  for (const std::string& note : results.notes) text += fmt::format("Note: {}\n\n", code_span(note));
  const std::string end = tool_line(results.tool) + "\n";
  const std::size_t used = text.size() + end.size();
  return text + not_passed(results, used < largest_report ? largest_report - used : 0) + end;
}

}  // namespace gradjudge
