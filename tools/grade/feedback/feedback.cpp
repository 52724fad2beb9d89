// SPDX-License-Identifier: MIT
#include "tools/grade/feedback/feedback.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "tools/grade/feedback/code_feedback.hpp"
#include "tools/grade/feedback/derivation_feedback.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/markdown/markdown_text.hpp"
#include "tools/report/text/decimal_text.hpp"

namespace gradjudge {
namespace {

std::string status_text(const GradedQuestion& question) {
  switch (question.status) {
    case QuestionStatus::right:
      return "right";
    case QuestionStatus::partly:
      return "partly right";
    case QuestionStatus::wrong:
      return "wrong";
    case QuestionStatus::unfinished:
      return question.derivations.empty() ? "not finished yet" : "not answered";
    case QuestionStatus::could_not_be_graded:
      return "could not be graded";
  }
  return "";
}

std::string heading(const AssignedQuestion& assigned, const GradedQuestion& question) {
  if (question.max_points == 0) return fmt::format("{} (no points)", markdown_text(assigned.title));
  return fmt::format("{}: {} of {} points", markdown_text(assigned.title), points_text(question.points),
                     points_text(question.max_points));
}

/// An item of a list, its formula in a block below it.
std::string item(const FeedbackLine& line) {
  std::string text = "- " + markdown_text(line.text) + "\n";
  if (!line.formula.empty()) text += markdown_fence("latex", line.formula, "  ");
  return text;
}

std::string files_of(const GradedSubmission& graded) {
  std::vector<std::string> files = graded.write_ups;
  const bool is_one_of_them = std::find(files.begin(), files.end(), graded.file) != files.end();
  if (!graded.file.empty() && !is_one_of_them) files.insert(files.begin(), graded.file);
  return fmt::format("{}", fmt::join(files, ", "));
}

}  // namespace

std::vector<FeedbackLine> feedback_lines(const AssignedQuestion& assigned, const GradedQuestion& question) {
  std::vector<FeedbackLine> lines;
  if (assigned.shown == Shown::nothing) return lines;
  lines.push_back({status_text(question)});
  for (const auto& charge : question.charges) lines.push_back({charge});
  if (assigned.shown == Shown::score) return lines;
  const auto details =
      assigned.derivations.empty() ? code_feedback(assigned, question) : derivation_feedback(question);
  lines.insert(lines.end(), details.begin(), details.end());
  return lines;
}

std::string feedback_text(const AssignedQuestion& assigned, const GradedQuestion& question) {
  std::vector<std::string> lines;
  for (const auto& line : feedback_lines(assigned, question)) {
    lines.push_back(line.text);
    if (!line.formula.empty()) lines.push_back("    " + printable_lines(line.formula, "    "));
  }
  return fmt::format("{}", fmt::join(lines, "\n"));
}

std::string feedback(const Assignment& assignment, const GradedSubmission& graded) {
  std::string text = fmt::format("# {}\n\n", markdown_text(assignment.name));
  if (!graded.refused.empty())
    return text + fmt::format("This submission could not be graded: {}\n", markdown_text(graded.refused));
  double score = 0;
  double max_score = 0;
  std::string questions;
  for (std::size_t q = 0; q < graded.questions.size(); ++q) {
    const AssignedQuestion& assigned = assignment.questions[q];
    const GradedQuestion& question = graded.questions[q];
    if (assigned.shown == Shown::nothing) continue;
    score += question.points;
    max_score += question.max_points;
    questions += fmt::format("\n## {}\n\n", heading(assigned, question));
    for (const auto& line : feedback_lines(assigned, question)) questions += item(line);
  }
  text += fmt::format("{}: {} of {} points\n", markdown_text(files_of(graded)), points_text(score),
                      points_text(max_score));
  if (status_of(graded.questions) == SubmissionStatus::could_not_be_graded)
    text += "\nNothing of this submission could be graded. Why is below.\n";
  text += questions;
  if (!graded.notes.empty()) {
    text += "\n## Notes\n\n";
    for (const auto& note : graded.notes) text += "- " + markdown_text(note) + "\n";
  }
  return text;
}

}  // namespace gradjudge
