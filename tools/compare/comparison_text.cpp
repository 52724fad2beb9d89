// SPDX-License-Identifier: MIT
#include "tools/compare/comparison_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tools/inert/printable.hpp"
#include "tools/report/text/check_text.hpp"
#include "tools/report/text/decimal_text.hpp"

namespace gradjudge {
namespace {

std::string headed(const Comparison& comparison, const ChangedCheck& check) {
  std::string heading = check_heading(check.after);
  if (comparison.several_implementations) {
    heading += fmt::format("   ({})", printable(check.after.implementation));
  }
  return heading;
}

std::string off_by(const Comparison& comparison, const ChangedCheck& check, const BlockResult& block) {
  const WorstEntry& was = *find_block(check.before, block.block)->worst;
  const WorstEntry& now = *find_block(check.after, block.block)->worst;
  return fmt::format("{}   off by {} ({}), was {} ({})\n", headed(comparison, check),
                     scientific(now.difference), coordinate_name(block.block, now.index),
                     scientific(was.difference), coordinate_name(block.block, was.index));
}

std::string in_full(const Comparison& comparison, const ChangedCheck& check) {
  return fmt::format("{}   was {}\n{}", headed(comparison, check), to_string(check.before.verdict),
                     check_details(check.after));
}

std::string section(std::string_view title, const std::string& content) {
  return content.empty() ? "" : fmt::format("{}:\n{}\n", title, content);
}

std::string case_list(const Comparison& comparison, const std::vector<CheckResult>& checks) {
  std::string text;
  for (const CaseLine& line : case_lines(comparison, checks)) {
    text += fmt::format("{}   {}\n", line.a_case, line.questions);
  }
  return text;
}

}  // namespace

std::string compared_case(const Comparison& comparison, const CheckResult& check) {
  std::string text = check.suite + "/" + check.case_name;
  if (comparison.several_implementations) text += fmt::format(" ({})", check.implementation);
  return printable(text);
}

std::vector<CaseLine> case_lines(const Comparison& comparison, const std::vector<CheckResult>& checks) {
  std::vector<CaseLine> lines;
  for (const CheckResult& check : checks) {
    const std::string name = compared_case(comparison, check);
    const std::string question = fmt::format("{} ({})", printable(check.question), to_string(check.verdict));
    if (!lines.empty() && lines.back().a_case == name) {
      lines.back().questions += ", " + question;
    } else {
      lines.push_back({name, question});
    }
  }
  return lines;
}

std::string comparison_counts(const Comparison& comparison) {
  struct Count {
    std::size_t number;
    std::string_view what;
  };
  const std::size_t changed = comparison.worse.size() + comparison.grew.size() + comparison.better.size() +
                              comparison.shrank.size() + comparison.allowed_more.size();
  std::vector<std::string> parts{fmt::format("{} as before", comparison.compared - changed)};
  for (const Count& count :
       {Count{comparison.worse.size(), "worse"}, Count{comparison.grew.size(), "with an error that grew"},
        Count{comparison.better.size(), "better"},
        Count{comparison.shrank.size(), "with an error that shrank"},
        Count{comparison.allowed_more.size(), "allowed more"}}) {
    if (count.number > 0) parts.push_back(fmt::format("{} {}", count.number, count.what));
  }
  return fmt::format("{} check{} in both runs: {}; {} gone, {} new", comparison.compared,
                     comparison.compared == 1 ? "" : "s", fmt::join(parts, ", "), comparison.gone.size(),
                     comparison.added.size());
}

std::string regression_count(const Comparison& comparison, bool allow_gone) {
  const std::size_t count = regressions(comparison, allow_gone);
  if (count == 0) return "no regression";
  return fmt::format("{} regression{}", count, count == 1 ? "" : "s");
}

std::string comparison_text(const Comparison& comparison, bool allow_gone) {
  std::string worse;
  for (const ChangedCheck& check : comparison.worse) worse += in_full(comparison, check);
  std::string grew;
  for (const ChangedCheck& check : comparison.grew) {
    const BlockResult& block = *grown_block(check.before, check.after);
    grew += off_by(comparison, check, block) + check_details(check.after);
  }
  std::string better;
  for (const ChangedCheck& check : comparison.better) {
    better += fmt::format("{}   was {}\n", headed(comparison, check), to_string(check.before.verdict));
  }
  std::string shrank;
  for (const ChangedCheck& check : comparison.shrank) {
    shrank += off_by(comparison, check, *grown_block(check.after, check.before));
  }
  std::string allowed_more;
  for (const ChangedCheck& check : comparison.allowed_more) {
    allowed_more += headed(comparison, check);
    for (const BlockResult& block : check.after.blocks) {
      const BlockResult* was = find_block(check.before, block.block);
      if (was == nullptr || !was->worst || !block.worst) continue;
      allowed_more += fmt::format("   allowed {}, was {}", scientific(allowed(*block.worst)),
                                  scientific(allowed(*was->worst)));
    }
    allowed_more += "\n";
  }
  std::string text =
      section("Worse", worse) + section("Errors that grew by more than the budget explains", grew);
  text += section("Gone", case_list(comparison, comparison.gone));
  text += section("Better", better) + section("Errors that shrank by more than the budget explains", shrank);
  text += section("Allowed more than before", allowed_more);
  text += section("New", case_list(comparison, comparison.added));
  for (const std::string& note : comparison.notes) text += fmt::format("note: {}\n", printable(note));
  return text + comparison_counts(comparison) + "\n" + regression_count(comparison, allow_gone) + "\n";
}

}  // namespace gradjudge
