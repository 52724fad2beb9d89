// SPDX-License-Identifier: MIT
#include "tools/grade/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace gradjudge {
namespace {

bool passes(const GradedCheck& check) {
  return check.check.verdict == Verdict::pass;
}

double share_of_checks(const GradedQuestion& question) {
  const auto passed = std::count_if(question.checks.begin(), question.checks.end(), passes);
  return static_cast<double>(passed) / static_cast<double>(question.checks.size());
}

double share_of_cases(const GradedQuestion& question) {
  std::map<std::string, bool> right;
  for (const auto& check : question.checks) {
    const auto [place, is_new] = right.try_emplace(check.check.case_name, true);
    place->second = place->second && passes(check);
  }
  const auto passed = std::count_if(right.begin(), right.end(), [](const auto& one) { return one.second; });
  return static_cast<double>(passed) / static_cast<double>(right.size());
}

double share(const GradedQuestion& question, Credit credit) {
  if (question.checks.empty()) return 0;
  switch (credit) {
    case Credit::per_case:
      return share_of_cases(question);
    case Credit::per_block:
      return share_of_checks(question);
    case Credit::all_or_nothing:
      return share_of_checks(question) == 1 ? 1 : 0;
  }
  return 0;
}

/// Whether a difference quotient explains the failures: the loss's own rounding, magnified by the step,
/// leaves a small error in every gradient, where a wrong formula leaves one as large as the gradient.
bool looks_numerical(const GradedQuestion& question) {
  std::size_t failures = 0;
  for (const auto& check : question.checks) {
    if (check.check.verdict != Verdict::fail) continue;
    for (const auto& block : check.check.blocks) {
      if (block.verdict != Verdict::fail || block.block == "loss" || block.block == "value") continue;
      if (!block.worst) return false;
      const double truth = std::fabs(std::strtod(block.worst->truth.c_str(), nullptr));
      const double relative = block.worst->difference / std::max(truth, 1e-3);
      if (!(relative > 1e-13 && relative < 1e-3)) return false;
      ++failures;
    }
  }
  return failures >= 3;
}

/// Nothing but zeros and what says of itself that it is not written yet.
bool is_stub(const GradedQuestion& question) {
  return !question.checks.empty() &&
         std::all_of(question.checks.begin(), question.checks.end(), [](const GradedCheck& check) {
           return check.zeros || check.outcome == Outcome::unfinished;
         });
}

QuestionStatus status_of(const GradedQuestion& question) {
  const auto with = [&](auto holds) {
    return std::count_if(question.checks.begin(), question.checks.end(), holds);
  };
  const auto all = static_cast<std::ptrdiff_t>(question.checks.size());
  const auto passed = with(passes);
  if (passed == all && all > 0) return QuestionStatus::right;
  if (is_stub(question)) return QuestionStatus::unfinished;
  if (passed > 0) return QuestionStatus::partly;
  const auto unfinished = with([](const GradedCheck& check) { return check.outcome == Outcome::unfinished; });
  const auto answered = with([](const GradedCheck& check) {
    return check.outcome == Outcome::answered || check.outcome == Outcome::exception ||
           check.outcome == Outcome::malformed;
  });
  if (unfinished > 0 && unfinished >= answered) return QuestionStatus::unfinished;
  return answered > 0 ? QuestionStatus::wrong : QuestionStatus::could_not_be_graded;
}

/// The most frequent reason among the checks without an answer.
std::string why_not(const GradedQuestion& question) {
  std::map<std::string, int> reasons;
  for (const auto& check : question.checks) {
    if (check.outcome != Outcome::answered && !check.check.reason.empty()) ++reasons[check.check.reason];
  }
  const auto most = std::max_element(reasons.begin(), reasons.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == reasons.end() ? "" : most->first;
}

bool has_other_shape(const GradedQuestion& question) {
  return std::any_of(question.checks.begin(), question.checks.end(), [](const GradedCheck& check) {
    return passes(check) && std::any_of(check.check.blocks.begin(), check.check.blocks.end(),
                                        [](const BlockResult& block) { return !block.shape_note.empty(); });
  });
}

}  // namespace

void score(const Assignment& assignment, GradedSubmission& graded) {
  for (std::size_t q = 0; q < graded.questions.size(); ++q) {
    GradedQuestion& question = graded.questions[q];
    question.status = status_of(question);
    question.points = question.max_points * share(question, assignment.questions[q].credit);
    // Where truth is zero, a stub is right by chance.
    if (question.status == QuestionStatus::unfinished) question.points = 0;
    if (question.status != QuestionStatus::right) question.reason = why_not(question);
    if (looks_numerical(question)) {
      graded.review.push_back(question.id +
                              ": the errors are those of a numerical derivative, not of a formula");
      const double kept = 1 - assignment.charges.numerical_derivative;
      question.points = std::max(question.points, question.max_points * kept);
      question.reason =
          fmt::format("a numerical derivative in place of the formula is worth {:.0f} %", 100 * kept);
    }
    if (has_other_shape(question) && assignment.charges.shape > 0) {
      question.points *= 1 - assignment.charges.shape;
      question.reason =
          fmt::format("{:.0f} % are taken off for another shape", 100 * assignment.charges.shape);
    }
    // Points are shown with two decimals, and are what is shown.
    question.points = std::round(question.points * 100) / 100;
  }
}

}  // namespace gradjudge
