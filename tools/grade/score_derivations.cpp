// SPDX-License-Identifier: MIT
#include "tools/grade/score_derivations.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace gradjudge {
namespace {

bool is_right(const GradedDerivation& derivation) {
  return derivation.outcome == DerivationOutcome::right ||
         derivation.outcome == DerivationOutcome::right_by_convention;
}

std::ptrdiff_t count(const GradedDerivation& derivation, LineVerdict verdict) {
  return std::count_if(derivation.lines.begin(), derivation.lines.end(),
                       [&](const DerivationResult& line) { return line.verdict == verdict; });
}

/// The part of its points that one derivation earns.
double share(const GradedDerivation& derivation, Credit credit, const Charges& charges) {
  const auto wrong = count(derivation, LineVerdict::wrong);
  if (is_right(derivation)) {
    double earned = 1;
    if (derivation.outcome == DerivationOutcome::right_by_convention) earned -= charges.convention;
    if (wrong > 0) earned *= 1 - charges.wrong_line;
    return earned;
  }
  if (credit != Credit::per_line || derivation.outcome != DerivationOutcome::wrong) return 0;
  const auto right =
      count(derivation, LineVerdict::right) + count(derivation, LineVerdict::right_by_convention);
  return static_cast<double>(right) / static_cast<double>(std::max<std::ptrdiff_t>(1, right + wrong));
}

/// What share() takes off, in words.
void add_charges(const GradedDerivation& derivation, const Charges& charges, std::vector<std::string>& said) {
  if (!is_right(derivation)) return;
  if (derivation.outcome == DerivationOutcome::right_by_convention && charges.convention > 0)
    said.push_back(fmt::format("{}: {:.0f} % are taken off for another convention", derivation.id,
                               100 * charges.convention));
  if (count(derivation, LineVerdict::wrong) > 0 && charges.wrong_line > 0)
    said.push_back(fmt::format("{}: {:.0f} % are taken off for a wrong line on the way", derivation.id,
                               100 * charges.wrong_line));
}

std::vector<std::string> ids_with(const GradedQuestion& question, DerivationOutcome outcome) {
  std::vector<std::string> ids;
  for (const auto& derivation : question.derivations) {
    if (derivation.outcome == outcome) ids.push_back(derivation.id);
  }
  return ids;
}

QuestionStatus status_of(const GradedQuestion& question, double earned, bool has_write_up) {
  const auto all = question.derivations.size();
  const auto right = std::count_if(question.derivations.begin(), question.derivations.end(), is_right);
  if (static_cast<std::size_t>(right) == all) return QuestionStatus::right;
  if (right > 0 || earned > 0) return QuestionStatus::partly;
  if (!ids_with(question, DerivationOutcome::wrong).empty()) return QuestionStatus::wrong;
  const bool missing = ids_with(question, DerivationOutcome::missing).size() == all;
  return missing && has_write_up ? QuestionStatus::unfinished : QuestionStatus::could_not_be_graded;
}

std::string why_not(const GradedQuestion& question, bool has_write_up) {
  if (!has_write_up) return "no write-up was handed in (.md, .tex, .ipynb, .org or .txt)";
  std::vector<std::string> reasons;
  const auto say = [&](DerivationOutcome outcome, const char* what) {
    const auto ids = ids_with(question, outcome);
    if (!ids.empty()) reasons.push_back(fmt::format("{} {}", what, fmt::join(ids, ", ")));
  };
  say(DerivationOutcome::unread, "could not be read:");
  say(DerivationOutcome::missing, "no answer was found for");
  return fmt::format("{}", fmt::join(reasons, "; "));
}

}  // namespace

void score_derivations(const AssignedQuestion& assigned, const Charges& charges, bool has_write_up,
                       GradedQuestion& question, std::vector<std::string>& review) {
  double earned = 0;
  bool all_right = true;
  for (const auto& derivation : question.derivations) {
    earned += share(derivation, assigned.credit, charges);
    all_right = all_right && is_right(derivation);
    add_charges(derivation, charges, question.charges);
    if (derivation.outcome == DerivationOutcome::unread)
      review.push_back(fmt::format("{}: the answer to {} could not be read", question.id, derivation.id));
    if (derivation.contradicts_itself)
      review.push_back(fmt::format("{}: {} has a right answer and a wrong one, the right one was counted",
                                   question.id, derivation.id));
  }
  earned /= static_cast<double>(std::max<std::size_t>(1, question.derivations.size()));
  if (assigned.credit == Credit::all_or_nothing && !all_right) earned = 0;
  question.status = status_of(question, earned, has_write_up);
  question.points = question.max_points * earned;
  if (question.status != QuestionStatus::right) question.reason = why_not(question, has_write_up);
}

}  // namespace gradjudge
