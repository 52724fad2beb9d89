// SPDX-License-Identifier: MIT
#include "tools/grade/feedback.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "checks/entry_name.hpp"
#include "tools/grade/escape.hpp"
#include "tools/report/printable.hpp"
#include "tools/sandbox/frame.hpp"
#include "tools/submission/request.hpp"

namespace gradjudge {
namespace {

/// As many failing cases as help; the rest are counted.
constexpr std::size_t most_cases = 3;

std::string status_text(const GradedQuestion& question) {
  switch (question.status) {
    case QuestionStatus::right:
      return "right";
    case QuestionStatus::partly:
      return "partly right";
    case QuestionStatus::wrong:
      return "wrong";
    case QuestionStatus::unfinished:
      return "not finished yet";
    case QuestionStatus::could_not_be_graded:
      return "could not be graded";
  }
  return "";
}

/// The inputs of a case, as the submission gets them.
std::string inputs_text(const Case& a_case) {
  nlohmann::json header = request(problem_of(a_case)).header;
  std::vector<std::string> parts;
  const Problem<double> problem = cast<double>(problem_of(a_case));
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
    if (header.contains(name)) parts.push_back(fmt::format("{} = {}", name, header[name].dump()));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

/// The kind of an error without its text, which a submission can fill with the inputs of a hidden case.
std::string kind_of(const GradedCheck& check) {
  return std::string(to_string(check.outcome));
}

void add_sentences(const GradedQuestion& question, std::vector<std::string>& lines) {
  std::set<std::string> said;
  for (const auto& check : question.checks) {
    for (const auto& diagnosis : check.check.diagnosis) {
      if (said.insert(diagnosis.sentence).second) lines.push_back(printable(diagnosis.sentence));
    }
  }
}

void add_visible_case(const AssignedQuestion& assigned, const GradedCheck& check,
                      std::vector<std::string>& lines) {
  lines.push_back(fmt::format("case {}: {}", check.check.case_name, printable(check.check.reason)));
  if (assigned.shown < Shown::counterexample) return;
  if (!check.check.counterexample.empty()) lines.push_back(printable(check.check.counterexample));
  for (const auto& block : check.check.blocks) {
    if (!block.worst || block.verdict == Verdict::pass) continue;
    lines.push_back(fmt::format("{}: yours {}, expected {}", entry_name(block.block, block.worst->index),
                                block.worst->yours, block.worst->truth.substr(0, 22)));
  }
  if (assigned.shown < Shown::inputs) return;
  const auto a_case = std::find_if(assigned.cases.cases.begin(), assigned.cases.cases.end(),
                                   [&](const Case& one) { return one.name == check.check.case_name; });
  if (a_case != assigned.cases.cases.end()) lines.push_back("inputs: " + inputs_text(*a_case));
}

}  // namespace

std::vector<std::string> feedback_lines(const AssignedQuestion& assigned, const GradedQuestion& question) {
  std::vector<std::string> lines;
  if (assigned.shown == Shown::nothing) return lines;
  lines.push_back(status_text(question));
  if (assigned.shown == Shown::score) return lines;
  add_sentences(question, lines);
  std::set<std::string> cases;
  std::set<std::string> hidden;
  for (const auto& check : question.checks) {
    if (check.check.verdict == Verdict::pass) continue;
    if (check.hidden) {
      hidden.insert(check.outcome == Outcome::answered ? check.check.question + " is wrong" : kind_of(check));
      continue;
    }
    if (cases.insert(check.check.case_name + check.check.question).second && cases.size() <= most_cases)
      add_visible_case(assigned, check, lines);
  }
  if (cases.size() > most_cases)
    lines.push_back(fmt::format("and {} more checks fail", cases.size() - most_cases));
  for (const auto& what : hidden) lines.push_back("in a hidden case: " + what);
  for (const auto& check : question.checks) {
    if (check.hidden || check.check.verdict != Verdict::pass || check.check.blocks.empty()) continue;
    const std::string& note = check.check.blocks.front().shape_note;
    if (note.empty()) continue;
    lines.push_back(fmt::format("{}: {}", check.check.blocks.front().block, note));
    break;
  }
  return lines;
}

std::string feedback(const Assignment& assignment, const GradedSubmission& graded) {
  std::string text = fmt::format("# {}\n\n", markdown_text(assignment.name));
  if (!graded.could_not_be_graded.empty()) {
    text +=
        fmt::format("This submission could not be graded: {}\n", markdown_text(graded.could_not_be_graded));
    return text;
  }
  double score = 0;
  double max_score = 0;
  std::string questions;
  for (std::size_t q = 0; q < graded.questions.size(); ++q) {
    const AssignedQuestion& assigned = assignment.questions[q];
    const GradedQuestion& question = graded.questions[q];
    if (assigned.shown == Shown::nothing) continue;
    score += question.points;
    max_score += question.max_points;
    questions += fmt::format("\n## {}: {} of {} points\n\n", markdown_text(assigned.title),
                             points_text(question.points), points_text(question.max_points));
    for (const auto& line : feedback_lines(assigned, question))
      questions += "- " + markdown_text(line) + "\n";
  }
  text += fmt::format("{}: {} of {} points\n", markdown_text(graded.file), points_text(score),
                      points_text(max_score));
  text += questions;
  if (!graded.notes.empty()) {
    text += "\n## Notes\n\n";
    for (const auto& note : graded.notes) text += "- " + markdown_text(note) + "\n";
  }
  return text;
}

}  // namespace gradjudge
