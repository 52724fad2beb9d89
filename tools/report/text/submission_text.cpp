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
  if (!submission.could_not_be_graded.empty())
    return "could not be graded: " + name_text(submission.could_not_be_graded);
  std::string text;
  for (const QuestionResult& question : submission.questions) {
    if (question.points >= question.max_points) continue;
    std::string status = question.status;
    std::replace(status.begin(), status.end(), '_', ' ');
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name_text(question.id), status);
  }
  return text;
}

std::string submissions_summary(const std::vector<SubmissionResult>& submissions) {
  std::size_t whole = 0;
  std::size_t ungraded = 0;
  double score = 0;
  double max_score = 0;
  for (const SubmissionResult& submission : submissions) {
    if (!submission.could_not_be_graded.empty()) {
      ++ungraded;
      continue;
    }
    if (submission.score >= submission.max_score) ++whole;
    score += submission.score;
    max_score = std::max(max_score, submission.max_score);
  }
  const std::size_t graded = submissions.size() - ungraded;
  std::string text = fmt::format("{} submission{}: {} with all points, {} could not be graded",
                                 submissions.size(), submissions.size() == 1 ? "" : "s", whole, ungraded);
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
