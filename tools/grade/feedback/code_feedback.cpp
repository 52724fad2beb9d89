// SPDX-License-Identifier: MIT
#include "tools/grade/feedback/code_feedback.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "checks/entry_name.hpp"
#include "tools/inert/printable.hpp"
#include "tools/submission/request.hpp"

namespace gradjudge {
namespace {

/// As many failing cases as help; the rest are counted.
constexpr std::size_t most_cases = 3;

bool fails(const GradedCheck& check) {
  return check.check.verdict != Verdict::pass;
}

bool is_answered(const GradedCheck& check) {
  return check.outcome == Outcome::answered;
}

/// The inputs of a case, as the submission gets them.
std::string inputs_text(const Case& a_case) {
  const Problem<Real> exact = problem_of(a_case);
  const nlohmann::json asked = request(std::array{&exact}).header["questions"][0];
  std::vector<std::string> parts;
  const Problem<double> problem = cast<double>(exact);
  std::visit(
      [&](const auto& inputs) {
        inputs.for_each_input(inputs, [&](std::string_view name, const auto& array) {
          std::vector<std::string> rows;
          for (Index i = 0; i < array.rows(); ++i) {
            std::vector<double> row;
            for (Index j = 0; j < array.cols(); ++j) row.push_back(array(i, j));
            rows.push_back(array.cols() == 1 ? fmt::format("{}", row[0])
                                             : fmt::format("[{}]", fmt::join(row, ", ")));
          }
          parts.push_back(fmt::format("{} = [{}]", name, fmt::join(rows, ", ")));
        });
      },
      problem);
  for (const char* name : {"o", "negatives", "center", "outside", "context"}) {
    if (asked.contains(name)) parts.push_back(fmt::format("{} = {}", name, asked[name].dump()));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string plural(std::size_t count, const char* what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

/// The reason without the outcome's name in front.
std::string reason_of(const GradedCheck& check) {
  const std::string start = std::string(to_string(check.outcome)) + ": ";
  const std::string& reason = check.check.reason;
  return printable(reason.starts_with(start) ? reason.substr(start.size()) : reason);
}

void add_unanswered(const GradedQuestion& question, std::vector<FeedbackLine>& lines) {
  std::map<std::string, std::set<std::string>> cases;
  std::vector<std::string> in_order;
  for (const auto& check : question.checks) {
    if (check.hidden || !fails(check) || is_answered(check)) continue;
    const std::string reason = reason_of(check);
    if (cases[reason].insert(check.check.case_name).second && cases[reason].size() == 1)
      in_order.push_back(reason);
  }
  for (std::size_t i = 0; i < std::min(most_cases, in_order.size()); ++i) {
    const std::string& reason = in_order[i];
    const auto& names = cases[reason];
    const std::string where =
        names.size() == 1 ? "in case " + *names.begin() : "in " + plural(names.size(), "case");
    lines.push_back({fmt::format("{} ({})", reason, where)});
  }
  if (in_order.size() > most_cases)
    lines.push_back(
        {fmt::format("and {} in other cases", plural(in_order.size() - most_cases, "more error"))});
}

void add_diagnosis(const AssignedQuestion& assigned, const GradedQuestion& question,
                   std::vector<FeedbackLine>& lines) {
  std::set<std::string> said;
  for (const auto& check : question.checks) {
    for (const auto& diagnosis : check.check.diagnosis) {
      if (!said.insert(diagnosis.sentence).second) continue;
      if (diagnosis.id == "unexplained") {
        lines.push_back({fmt::format("{} wrong, and by none of the mistakes that are known here",
                                     diagnosis.blocks.empty()
                                         ? "The answer is"
                                         : fmt::format("{} {}", fmt::join(diagnosis.blocks, ", "),
                                                       diagnosis.blocks.size() == 1 ? "is" : "are"))});
      } else {
        lines.push_back({printable(diagnosis.sentence)});
      }
    }
    if (assigned.shown >= Shown::counterexample && !check.check.counterexample.empty())
      lines.push_back({"the smallest example: " + printable(check.check.counterexample)});
  }
}

/// Enough digits to see the difference.
std::string compared(const WorstEntry& worst) {
  const double truth = std::strtod(worst.truth.c_str(), nullptr);
  for (const int digits : {6, 9, 12}) {
    const std::string yours = fmt::format("{:.{}g}", worst.yours, digits);
    const std::string expected = fmt::format("{:.{}g}", truth, digits);
    if (yours != expected) return fmt::format("yours {}, expected {}", yours, expected);
  }
  return fmt::format("yours {:.17g}, expected {}, {:.1e} away", worst.yours, worst.truth.substr(0, 20),
                     worst.difference);
}

void add_wrong_case(const AssignedQuestion& assigned, const GradedCheck& check,
                    std::vector<FeedbackLine>& lines) {
  std::string what = printable(check.check.reason);
  if (assigned.shown >= Shown::counterexample && !check.check.blocks.empty() &&
      check.check.blocks.front().worst) {
    const BlockResult& block = check.check.blocks.front();
    what = fmt::format("{}: {}", entry_name(block.block, block.worst->index), compared(*block.worst));
  }
  lines.push_back({fmt::format("case {}, {}", check.check.case_name, what)});
  if (assigned.shown < Shown::inputs) return;
  const auto a_case = std::find_if(assigned.cases.cases.begin(), assigned.cases.cases.end(),
                                   [&](const Case& one) { return one.name == check.check.case_name; });
  if (a_case != assigned.cases.cases.end()) lines.push_back({"its inputs: " + inputs_text(*a_case)});
}

void add_wrong_cases(const AssignedQuestion& assigned, const GradedQuestion& question,
                     std::vector<FeedbackLine>& lines) {
  std::set<std::string> cases;
  for (const auto& check : question.checks) {
    if (check.hidden || !fails(check) || !is_answered(check)) continue;
    if (cases.insert(check.check.case_name).second && cases.size() <= most_cases)
      add_wrong_case(assigned, check, lines);
  }
  if (cases.size() > most_cases)
    lines.push_back({fmt::format("and {}", plural(cases.size() - most_cases, "more case"))});
}

void add_hidden_cases(const GradedQuestion& question, std::vector<FeedbackLine>& lines) {
  std::set<std::string> said;
  for (const auto& check : question.checks) {
    if (!check.hidden || !fails(check)) continue;
    const std::string what =
        is_answered(check) ? check.check.question + " is wrong" : std::string(in_words(check.outcome));
    if (said.insert(what).second) lines.push_back({"in a hidden case: " + what});
  }
}

void add_shape_note(const GradedQuestion& question, std::vector<FeedbackLine>& lines) {
  for (const auto& check : question.checks) {
    if (check.hidden || fails(check) || check.check.blocks.empty()) continue;
    const BlockResult& block = check.check.blocks.front();
    if (block.shape_note.empty()) continue;
    lines.push_back({fmt::format("right numbers, but {}: {}", block.block, block.shape_note)});
    return;
  }
}

}  // namespace

std::vector<FeedbackLine> code_feedback(const AssignedQuestion& assigned, const GradedQuestion& question) {
  std::vector<FeedbackLine> lines;
  if (question.checks.empty() && !question.reason.empty()) lines.push_back({printable(question.reason)});
  add_unanswered(question, lines);
  add_diagnosis(assigned, question, lines);
  add_wrong_cases(assigned, question, lines);
  add_hidden_cases(question, lines);
  add_shape_note(question, lines);
  return lines;
}

}  // namespace gradjudge
