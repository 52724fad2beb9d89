// SPDX-License-Identifier: MIT
#include "tools/grade/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "tools/grade/asked_derivations.hpp"
#include "tools/grade/score_derivations.hpp"

namespace gradjudge {
namespace {

using Checks = std::vector<const GradedCheck*>;

bool passes(const GradedCheck* check) {
  return check->check.verdict == Verdict::pass;
}

bool is_numerical(const GradedCheck* check) {
  return check->numerical;
}

bool passes_or_is_numerical(const GradedCheck* check) {
  return passes(check) || is_numerical(check);
}

bool is_of_32_bits(const GradedCheck* check) {
  return check->arithmetic == Arithmetic::float32;
}

using Holds = bool (*)(const GradedCheck*);

/// Those that the question itself depends on, or those that only the charge for robustness does.
Checks checks_of(const GradedQuestion& question, bool charged) {
  Checks checks;
  for (const auto& check : question.checks) {
    if (check.charged == charged) checks.push_back(&check);
  }
  return checks;
}

double share_of_checks(const Checks& checks, Holds is_right) {
  const auto passed = std::count_if(checks.begin(), checks.end(), is_right);
  return static_cast<double>(passed) / static_cast<double>(checks.size());
}

double share_of_cases(const Checks& checks, Holds is_right) {
  std::map<std::string, bool> right;
  for (const auto* check : checks) {
    const auto [place, is_new] = right.try_emplace(check->check.case_name, true);
    place->second = place->second && is_right(check);
  }
  const auto passed = std::count_if(right.begin(), right.end(), [](const auto& one) { return one.second; });
  return static_cast<double>(passed) / static_cast<double>(right.size());
}

double share(const Checks& checks, Credit credit, Holds is_right = passes) {
  if (checks.empty()) return 0;
  if (credit == Credit::per_case) return share_of_cases(checks, is_right);
  const double share = share_of_checks(checks, is_right);
  return credit == Credit::all_or_nothing && share < 1 ? 0 : share;
}

/// Nothing but zeros and what says of itself that it is not written yet.
bool is_stub(const Checks& checks) {
  return !checks.empty() && std::all_of(checks.begin(), checks.end(), [](const GradedCheck* check) {
    return check->zeros || check->outcome == Outcome::unfinished;
  });
}

QuestionStatus status_of(const Checks& checks) {
  const auto with = [&](auto holds) { return std::count_if(checks.begin(), checks.end(), holds); };
  const auto all = static_cast<std::ptrdiff_t>(checks.size());
  const auto passed = with(passes);
  if (passed == all && all > 0) return QuestionStatus::right;
  if (is_stub(checks)) return QuestionStatus::unfinished;
  if (passed > 0) return QuestionStatus::partly;
  const auto unfinished =
      with([](const GradedCheck* check) { return check->outcome == Outcome::unfinished; });
  const auto answered = with([](const GradedCheck* check) {
    return check->outcome == Outcome::answered || check->outcome == Outcome::exception ||
           check->outcome == Outcome::malformed;
  });
  if (unfinished > 0 && unfinished >= answered) return QuestionStatus::unfinished;
  return answered > 0 ? QuestionStatus::wrong : QuestionStatus::could_not_be_graded;
}

/// The most frequent reason among the checks without an answer.
std::string why_not(const Checks& checks) {
  std::map<std::string, int> reasons;
  for (const auto* check : checks) {
    if (check->outcome != Outcome::answered && !check->check.reason.empty()) ++reasons[check->check.reason];
  }
  const auto most = std::max_element(reasons.begin(), reasons.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == reasons.end() ? "" : most->first;
}

bool has_other_shape(const Checks& checks) {
  return std::any_of(checks.begin(), checks.end(), [](const GradedCheck* check) {
    return passes(check) && std::any_of(check->check.blocks.begin(), check->check.blocks.end(),
                                        [](const BlockResult& block) { return !block.shape_note.empty(); });
  });
}

bool knows_only_what_is_published(const Checks& checks) {
  const bool has_hidden =
      std::any_of(checks.begin(), checks.end(), [](const GradedCheck* check) { return check->hidden; });
  return has_hidden && std::all_of(checks.begin(), checks.end(),
                                   [](const GradedCheck* check) { return passes(check) != check->hidden; });
}

/// Takes a part of the points off, if there are any, and says what for.
void charge(GradedQuestion& question, double part, const std::string& what) {
  if (part <= 0 || question.points <= 0) return;
  question.points *= 1 - part;
  question.charges.push_back(fmt::format("{:.0f} % are taken off for {}", 100 * part, what));
}

void score_code(const AssignedQuestion& assigned, const Charges& charges, GradedQuestion& question,
                std::vector<std::string>& review) {
  const Checks checks = checks_of(question, false);
  const Checks robustness = checks_of(question, true);
  question.status = status_of(checks);
  question.points = question.max_points * share(checks, assigned.credit);
  // Where truth is zero, a stub is right by chance.
  if (question.status == QuestionStatus::unfinished) question.points = 0;
  if (question.reason.empty() && question.status != QuestionStatus::right) question.reason = why_not(checks);
  if (std::any_of(checks.begin(), checks.end(), is_numerical)) {
    review.push_back(question.id + ": the errors are those of a numerical derivative, not of a formula");
    const double kept = 1 - charges.numerical_derivative;
    const double worth = question.max_points * kept * share(checks, assigned.credit, passes_or_is_numerical);
    question.points = std::max(question.points, worth);
    question.charges.push_back(
        fmt::format("a numerical derivative in place of the formula is worth {:.0f} %", 100 * kept));
  }
  if (std::any_of(checks.begin(), checks.end(), is_of_32_bits))
    review.push_back(question.id + ": numbers of 32 bits, judged by the rounding of 32 bits");
  if (knows_only_what_is_published(checks)) {
    review.push_back(
        question.id +
        ": right in every visible case and in no hidden one, as a table of published answers is");
  }
  if (has_other_shape(checks)) charge(question, charges.shape, "another shape");
  if (!std::all_of(robustness.begin(), robustness.end(), passes))
    charge(question, charges.robustness, "answers that are wrong or not finite where scores are large");
}

}  // namespace

void score(const Assignment& assignment, GradedSubmission& graded) {
  for (std::size_t q = 0; q < graded.questions.size(); ++q) {
    const AssignedQuestion& assigned = assignment.questions[q];
    GradedQuestion& question = graded.questions[q];
    if (assigned.derivations.empty()) {
      score_code(assigned, assignment.charges, question, graded.review);
    } else {
      question.derivations = asked_derivations(assigned.derivations, graded.derivations);
      score_derivations(assigned, assignment.charges, !graded.write_ups.empty(), question, graded.review);
    }
    // Points are shown with two decimals, and are what is shown.
    question.points = std::round(question.points * 100) / 100;
  }
}

}  // namespace gradjudge
