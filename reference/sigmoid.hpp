// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

#include "reference/evaluation.hpp"
#include "reference/invalid_problem.hpp"
#include "reference/logistic.hpp"
#include "reference/member.hpp"

namespace gradjudge {

/// σ(x), entry by entry. As a loss, J = Σ_i σ(x_i), whose gradient is the derivative of each entry.
template <class Scalar>
struct SigmoidProblem {
  static constexpr std::string_view loss_id = "sigmoid";
  Vector<Scalar> x;  ///< n entries

  /// Visits the inputs that J is differentiated by, with their names; each has a gradient block of that name.
  template <class Self, class Visit>
  static void for_each_input(Self& self, Visit&& visit) {
    visit("x", self.x);
  }
  /// Visits every member with its description, in the order in which a case gives them.
  template <class Self, class Visit>
  static void for_each_member(Self& self, Visit&& visit) {
    visit(Member{"x", "Where the function is evaluated, entry by entry."}, self.x);
  }
  template <class To>
  SigmoidProblem<To> cast() const {
    return {x.template cast<To>()};
  }
};

template <class Scalar>
void validate(const SigmoidProblem<Scalar>& problem) {
  require_finite("x", problem.x);
}

template <class Scalar>
Scalar loss(const SigmoidProblem<Scalar>& problem) {
  Scalar J(0);
  for (Index i = 0; i < problem.x.size(); ++i) J += sigma(problem.x[i]);
  return J;
}

/// σ′(x) = σ(x)(1 − σ(x)), the second factor computed as σ(−x), which does not cancel.
template <class Scalar>
Evaluation<Scalar> evaluate(const SigmoidProblem<Scalar>& problem) {
  const Vector<Scalar> value = problem.x.unaryExpr([](const Scalar& x) { return sigma(x); });
  const Vector<Scalar> complement = problem.x.unaryExpr([](const Scalar& x) { return sigma(Scalar(-x)); });
  const Vector<Scalar> derivative = value.cwiseProduct(complement);
  return {{vector_block("value", value), vector_block("x", derivative)}};
}

}  // namespace gradjudge
