// SPDX-License-Identifier: MIT
#include "tools/report/text/summary_text.hpp"

#include <fmt/format.h>

#include <map>

#include "tools/inert/printable.hpp"

namespace gradjudge {
namespace {

std::size_t& counter(Summary& summary, Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return summary.pass;
    case Verdict::fail:
      return summary.fail;
    case Verdict::inconclusive:
      return summary.inconclusive;
    case Verdict::error:
      break;
  }
  return summary.error;
}

}  // namespace

std::vector<SuiteCount> count_by_suite(const Results& results) {
  std::vector<SuiteCount> counts;
  std::map<std::string, std::size_t> positions;
  for (const CheckResult& check : results.checks) {
    const auto [position, is_new] = positions.try_emplace(check.suite, counts.size());
    if (is_new) counts.push_back({check.suite, {}});
    Summary& count = counts[position->second].count;
    ++counter(count, check.verdict);
    count.seconds += check.seconds;
  }
  return counts;
}

std::string summary_line(const Results& results) {
  const Summary& summary = results.summary;
  const std::size_t all = summary.pass + summary.fail + summary.inconclusive + summary.error;
  return fmt::format("{} check{}: {} pass, {} fail, {} inconclusive, {} error, in {:.2f} s", all,
                     all == 1 ? "" : "s", summary.pass, summary.fail, summary.inconclusive, summary.error,
                     summary.seconds);
}

std::string tool_line(const ToolInfo& tool) {
  std::string line = fmt::format("{} {}", printable(tool.name), printable(tool.version));
  if (!tool.commit.empty()) line += fmt::format(" (commit {})", printable(tool.commit));
  line += fmt::format(", {} bits", tool.precision_bits);
  if (!tool.sandbox.empty()) line += ", sandbox " + printable(tool.sandbox);
  return line;
}

std::vector<const MistakeResult*> survivors(const Results& results) {
  std::vector<const MistakeResult*> found;
  for (const MistakeResult& mistake : results.mistakes) {
    if (mistake.applies && mistake.caught_by.empty()) found.push_back(&mistake);
  }
  return found;
}

}  // namespace gradjudge
