// SPDX-License-Identifier: MIT
#include "tools/grade/asked_derivations.hpp"

#include <algorithm>

namespace gradjudge {
namespace {

bool has(const std::vector<DerivationResult>& lines, LineVerdict verdict) {
  return std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.verdict == verdict; });
}

bool is_right(const DerivationResult& line) {
  return line.verdict == LineVerdict::right || line.verdict == LineVerdict::right_by_convention;
}

/// Of several answers the best one counts; that they differ is for a person to look at.
GradedDerivation judged(const std::string& id, std::vector<DerivationResult> lines) {
  GradedDerivation derivation{id, DerivationOutcome::missing, false, std::move(lines)};
  std::vector<DerivationResult> answers;
  std::copy_if(derivation.lines.begin(), derivation.lines.end(), std::back_inserter(answers),
               [](const DerivationResult& line) { return line.answer; });
  const bool is_answered = std::any_of(answers.begin(), answers.end(), is_right);
  if (has(answers, LineVerdict::right)) {
    derivation.outcome = DerivationOutcome::right;
  } else if (is_answered) {
    derivation.outcome = DerivationOutcome::right_by_convention;
  } else if (has(answers, LineVerdict::wrong) ||
             (has(derivation.lines, LineVerdict::wrong) && !has(derivation.lines, LineVerdict::unread))) {
    derivation.outcome = DerivationOutcome::wrong;
  } else if (has(derivation.lines, LineVerdict::unread)) {
    derivation.outcome = DerivationOutcome::unread;
  }
  derivation.contradicts_itself = is_answered && has(answers, LineVerdict::wrong);
  return derivation;
}

GradedDerivation about(const std::string& id, const std::vector<DerivationResult>& lines) {
  std::vector<DerivationResult> its_lines;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(its_lines), [&](const DerivationResult& line) {
    return line.question == id && line.verdict != LineVerdict::not_a_claim;
  });
  return judged(id, std::move(its_lines));
}

/// Two answers for one: no better than the worse of them.
GradedDerivation both(const std::string& id, GradedDerivation one, GradedDerivation other) {
  GradedDerivation derivation{id, std::max(one.outcome, other.outcome),
                              one.contradicts_itself || other.contradicts_itself, std::move(one.lines)};
  derivation.lines.insert(derivation.lines.end(), other.lines.begin(), other.lines.end());
  return derivation;
}

}  // namespace

std::vector<GradedDerivation> asked_derivations(const std::vector<std::string>& ids,
                                                const std::vector<DerivationResult>& lines) {
  std::vector<GradedDerivation> found;
  for (const std::string& id : ids) {
    GradedDerivation derivation = about(id, lines);
    if (derivation.outcome == DerivationOutcome::missing) {
      if (id == "softmax.u_o" || id == "softmax.u_w") {
        derivation = about("softmax.u_any", lines);
      } else if (id == "softmax.u_any") {
        derivation = both(id, about("softmax.u_o", lines), about("softmax.u_w", lines));
      }
      derivation.id = id;
    }
    found.push_back(std::move(derivation));
  }
  return found;
}

}  // namespace gradjudge
