// SPDX-License-Identifier: MIT
#include "tools/report/text/submission_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/inert/clipped.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/text/decimal_text.hpp"

namespace gradjudge {
namespace {

std::string name_text(std::string_view text) {
  return printable(clipped(text, longest_name));
}

}  // namespace

std::string lacking_text(const SubmissionResult& submission) {
  const SubmissionStatus status = status_of(submission.questions);
  if (status == SubmissionStatus::could_not_be_graded)
    return spoken(status) + ": " + name_text(submission.could_not_be_graded);
  std::string text;
  for (const QuestionResult& question : submission.questions) {
    if (question.points >= question.max_points) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name_text(question.id), spoken(question.status));
  }
  return text;
}

std::string submissions_summary(const std::vector<SubmissionResult>& submissions) {
  std::size_t whole = 0;
  std::size_t ungraded = 0;
  std::size_t partly = 0;
  double score = 0;
  double max_score = 0;
  for (const SubmissionResult& submission : submissions) {
    const SubmissionStatus status = status_of(submission.questions);
    if (status == SubmissionStatus::could_not_be_graded) {
      ++ungraded;
      continue;
    }
    if (status == SubmissionStatus::partly_graded) ++partly;
    if (submission.score >= submission.max_score) ++whole;
    score += submission.score;
    max_score = std::max(max_score, submission.max_score);
  }
  const std::size_t graded = submissions.size() - ungraded;
  std::string text = fmt::format("{} submission{}: {} with all points, {} could not be graded",
                                 submissions.size(), submissions.size() == 1 ? "" : "s", whole, ungraded);
  if (partly > 0) text += fmt::format(", {} {}", partly, spoken(SubmissionStatus::partly_graded));
  if (graded > 0) {
    text += fmt::format(", mean of the graded {} of {}", points_text(score / static_cast<double>(graded)),
                        points_text(max_score));
  }
  return text;
}

std::string submissions_text(const std::vector<SubmissionResult>& submissions) {
  if (submissions.empty()) return {};
  std::size_t width = 10;
  for (const SubmissionResult& submission : submissions)
    width = std::max(width, std::min<std::size_t>(40, name_text(submission.id).size()));
  std::string text = fmt::format("{:<{}}  {:>8}\n", "submission", width, "score");
  std::string review;
  for (const SubmissionResult& submission : submissions) {
    const std::string lacking = lacking_text(submission);
    text += fmt::format("{:<{}}  {:>8}{}{}\n", name_text(submission.id), width, points_text(submission.score),
                        lacking.empty() ? "" : "  ", lacking);
    for (const std::string& what : submission.review)
      review += fmt::format("to be looked at: {}: {}\n", name_text(submission.id), printable(clipped(what)));
  }
  return text + review + submissions_summary(submissions) + "\n";
}

}  // namespace gradjudge
