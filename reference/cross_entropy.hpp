// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

#include "reference/evaluation.hpp"
#include "reference/invalid_problem.hpp"
#include "reference/member.hpp"
#include "reference/softmax.hpp"

namespace gradjudge {

/// J = −Σ_k y_k log ŷ_k with ŷ = softmax(scores). For a one-hot y it is the naive softmax loss.
template <class Scalar>
struct CrossEntropyProblem {
  static constexpr std::string_view loss_id = "cross_entropy";
  Vector<Scalar> scores;  ///< n entries
  Vector<Scalar> y;       ///< n entries, a distribution: none negative, sum 1

  /// Visits the inputs that J is differentiated by, with their names; each has a gradient block of that name.
  template <class Self, class Visit>
  static void for_each_input(Self& self, Visit&& visit) {
    visit("scores", self.scores);
  }
  /// Visits every member with its description, in the order in which a case gives them.
  template <class Self, class Visit>
  static void for_each_member(Self& self, Visit&& visit) {
    visit(Member{"scores", "The scores that softmax is taken of."}, self.scores);
    visit(Member{"y", "The true distribution: as many entries as scores, none negative, sum 1."}, self.y);
  }
  template <class To>
  CrossEntropyProblem<To> cast() const {
    return {scores.template cast<To>(), y.template cast<To>()};
  }
};

template <class Scalar>
void validate(const CrossEntropyProblem<Scalar>& problem) {
  require_finite("scores", problem.scores);
  require_finite("y", problem.y);
  require_equal("y", "the number of entries", problem.y.size(), problem.scores.size());
  for (Index k = 0; k < problem.y.size(); ++k) {
    if (problem.y[k] < Scalar(0)) {
      throw InvalidProblem("y", "entry [" + std::to_string(k) + "] is negative, a probability is needed");
    }
  }
  using std::abs;
  const Scalar rounding =
      std::numeric_limits<Scalar>::epsilon() * Scalar(static_cast<double>(problem.y.size() + 1));
  if (abs(problem.y.sum() - Scalar(1)) > rounding) throw InvalidProblem("y", "the entries do not sum to 1");
}

template <class Scalar>
Scalar loss(const CrossEntropyProblem<Scalar>& problem) {
  return problem.y.dot(negative_log_softmax(problem.scores));
}

/// dJ/dscores = ŷ − y.
template <class Scalar>
Evaluation<Scalar> evaluate(const CrossEntropyProblem<Scalar>& problem) {
  const Vector<Scalar> delta = softmax(problem.scores) - problem.y;
  return {{scalar_block("loss", loss(problem)), vector_block("scores", delta)}};
}

}  // namespace gradjudge
