// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

#include "reference/evaluation.hpp"
#include "reference/invalid_problem.hpp"
#include "reference/member.hpp"

namespace gradjudge {

/// max(αx, x), entry by entry, with 0 ≤ α < 1; relu is α = 0. As a loss, J = Σ_i max(αx_i, x_i).
/// At x_i = 0 there is no derivative.
template <class Scalar>
struct LeakyReluProblem {
  static constexpr std::string_view loss_id = "leaky_relu";
  Vector<Scalar> x;  ///< n entries
  Scalar alpha = Scalar(0);

  /// Visits the inputs that J is differentiated by, with their names; each has a gradient block of that name.
  template <class Self, class Visit>
  static void for_each_input(Self& self, Visit&& visit) {
    visit("x", self.x);
  }
  /// Visits every member with its description, in the order in which a case gives them. relu has no slope to
  /// give.
  template <class Self, class Visit>
  static void for_each_member(Self& self, Visit&& visit) {
    visit(Member{"x", "Where the function is evaluated, entry by entry."}, self.x);
    if (self.alpha == Scalar(0)) return;
    visit(Member{.name = "alpha", .what = "The slope below zero.", .range = {0.0, 1.0, true}}, self.alpha);
  }
  template <class To>
  LeakyReluProblem<To> cast() const {
    return {x.template cast<To>(), static_cast<To>(alpha)};
  }
};

template <class Scalar>
void validate(const LeakyReluProblem<Scalar>& problem) {
  require_finite("x", problem.x);
  if (!(problem.alpha >= Scalar(0) && problem.alpha < Scalar(1))) {
    throw InvalidProblem("alpha", "the slope below zero must be at least 0 and below 1");
  }
}

template <class Scalar>
Scalar leaky_relu(const Scalar& x, const Scalar& alpha) {
  return x > Scalar(0) ? x : Scalar(alpha * x);
}

template <class Scalar>
Scalar loss(const LeakyReluProblem<Scalar>& problem) {
  Scalar J(0);
  for (Index i = 0; i < problem.x.size(); ++i) J += leaky_relu(problem.x[i], problem.alpha);
  return J;
}

/// 1 where x > 0, α where x ≤ 0 (at 0 by convention: nothing is judged there).
template <class Scalar>
Evaluation<Scalar> evaluate(const LeakyReluProblem<Scalar>& problem) {
  const Scalar& alpha = problem.alpha;
  const Vector<Scalar> value = problem.x.unaryExpr([&](const Scalar& x) { return leaky_relu(x, alpha); });
  const Vector<Scalar> slope =
      problem.x.unaryExpr([&](const Scalar& x) { return x > Scalar(0) ? Scalar(1) : alpha; });
  return {{vector_block("value", value), vector_block("x", slope)}};
}

}  // namespace gradjudge
