// SPDX-License-Identifier: MIT
#include "tools/report/text/text_report.hpp"

#include <fmt/color.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "tools/inert/printable.hpp"
#include "tools/report/text/check_groups.hpp"
#include "tools/report/text/check_text.hpp"
#include "tools/report/text/derivation_text.hpp"
#include "tools/report/text/implementation_text.hpp"
#include "tools/report/text/submission_text.hpp"
#include "tools/report/text/summary_text.hpp"

namespace gradjudge {
namespace {

fmt::text_style style_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return fmt::fg(fmt::terminal_color::green);
    case Verdict::inconclusive:
      return fmt::emphasis::bold | fmt::fg(fmt::terminal_color::yellow);
    case Verdict::fail:
    case Verdict::error:
      break;
  }
  return fmt::emphasis::bold | fmt::fg(fmt::terminal_color::red);
}

std::string colored(const std::string& line, Verdict verdict) {
  const std::string_view word = heading_word(verdict);
  return fmt::format(style_of(verdict), "{}", word) + line.substr(word.size());
}

/// Every check one by one, or what is not a pass, alike errors as one.
std::vector<CheckGroup> shown_checks(const Results& results, bool verbose) {
  if (!verbose) return not_passed(results);
  std::vector<CheckGroup> each;
  for (const CheckResult& check : results.checks) each.push_back({&check, 1, {check.suite}});
  return each;
}

std::string checks_text(const Results& results, const TextStyle& style) {
  const bool several_implementations =
      std::any_of(results.checks.begin(), results.checks.end(), [&](const CheckResult& check) {
        return check.implementation != results.checks.front().implementation;
      });
  std::string text;
  for (const CheckGroup& group : shown_checks(results, style.verbose)) {
    std::string line = group_heading(group);
    if (several_implementations) line += fmt::format("   ({})", printable(group.first->implementation));
    const std::string details = group_details(group);
    text += (style.color ? colored(line, group.first->verdict) : line) + "\n" + details;
    if (!details.empty()) text += "\n";
  }
  return text.empty() || text.ends_with("\n\n") ? text : text + "\n";
}

std::string suite_table(const Results& results) {
  const std::vector<SuiteCount> counts = count_by_suite(results);
  std::size_t width = 5;
  for (const SuiteCount& count : counts) width = std::max(width, printable(count.suite).size());
  std::string table = fmt::format("{:<{}}  {:>6}  {:>6}  {:>12}  {:>6}\n", "suite", width, "pass", "fail",
                                  "inconclusive", "error");
  for (const SuiteCount& suite : counts) {
    const Summary& count = suite.count;
    table += fmt::format("{:<{}}  {:>6}  {:>6}  {:>12}  {:>6}\n", printable(suite.suite), width, count.pass,
                         count.fail, count.inconclusive, count.error);
  }
  return table;
}

std::string mistakes_text(const Results& results, const TextStyle& style) {
  std::string text;
  std::size_t applicable = 0;
  for (const MistakeResult& mistake : results.mistakes) {
    if (!mistake.applies) continue;
    ++applicable;
    const bool survives = mistake.caught_by.empty();
    if (!survives && !style.verbose) continue;
    const std::string line = fmt::format(
        "{} {} ({})\n  {}\n", survives ? "FAIL survives:" : "PASS caught:", printable(mistake.id),
        printable(fmt::format("{}", fmt::join(mistake.losses, ", "))), printable(mistake.sentence));
    text += style.color ? colored(line, survives ? Verdict::fail : Verdict::pass) : line;
    if (!survives)
      text += fmt::format("  by {}\n", printable(fmt::format("{}", fmt::join(mistake.caught_by, ", "))));
  }
  return text + fmt::format("{} of {} known mistakes that apply are caught\n",
                            applicable - survivors(results).size(), applicable);
}

}  // namespace

std::string text_report(const Results& results, const TextStyle& style) {
  std::string text = checks_text(results, style);
  if (!results.checks.empty()) text += suite_table(results) + "\n";
  if (!results.mistakes.empty()) text += mistakes_text(results, style) + "\n";
  text += derivations_text(results.derivations, style.verbose);
  text += submissions_text(results.submissions);
  for (const CheckedImplementation& implementation : results.implementations) {
    for (const std::string& line : implementation_lines(implementation)) text += line + "\n";
  }
  for (const std::string& note : results.notes) text += fmt::format("note: {}\n", printable(note));
  const bool nothing_else =
      results.mistakes.empty() && results.derivations.empty() && results.submissions.empty();
  if (!results.checks.empty() || nothing_else) text += summary_line(results) + "\n";
  return text + tool_line(results.tool) + "\n";
}

}  // namespace gradjudge
