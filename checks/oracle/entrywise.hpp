// SPDX-License-Identifier: MIT
#pragma once
#include "checks/oracle/moved_share.hpp"
#include "checks/oracle/score_weights.hpp"
#include "reference/cross_entropy.hpp"
#include "reference/leaky_relu.hpp"
#include "reference/sigmoid.hpp"

namespace gradjudge {

/// Score k moves; J = Σ_i y_i (log Σ exp − score_i), in which the term i = k falls with its own score.
template <class R>
Evaluation<Bounded<R>> entrywise_truth(const CrossEntropyProblem<R>& problem, Step step) {
  using B = Bounded<R>;
  const Index n = problem.scores.size();
  const Vector<B> scores = problem.scores.unaryExpr([](const R& x) { return as_written(x); });
  const Vector<B> y = problem.y.unaryExpr([](const R& x) { return as_written(x); });
  const auto words = score_weights(scores, largest_score(scores, 0));
  const Vector<B>& weights = words.weights;
  // Sums of the weights before and after each entry: the sum of the others without cancellation.
  Vector<B> before = Vector<B>::Zero(n + 1);
  Vector<B> after = Vector<B>::Zero(n + 1);
  for (Index k = 0; k < n; ++k) before[k + 1] = before[k] + weights[k];
  for (Index k = n; k-- > 0;) after[k] = after[k + 1] + weights[k];

  B J;
  Vector<B> gradient(n);
  const MovedScore<R> move = moved_score(B(1), step);
  for (Index k = 0; k < n; ++k) {
    if (y[k] > B(0)) J += y[k] * minus_log_share(scores, words, k);
    B y_others;
    for (Index i = 0; i < n; ++i) {
      if (i != k) y_others += y[i];
    }
    const B y_hat = weights[k] / words.total;
    const B rest = (before[k] + after[k + 1]) / words.total;
    const B rise = over_two_steps(share_difference(y_hat, move), step,
                                  truncation_bound(step.h(), share_third_derivative(y_hat, move)));
    const B fall = over_two_steps(share_difference(rest, move), step,
                                  truncation_bound(step.h(), share_third_derivative(rest, move)));
    gradient[k] = y_others * rise - y[k] * fall;
  }
  return {{scalar_block("loss", J), vector_block("scores", gradient)}};
}

/// σ(x+h) − σ(x−h) = e (e^h − e^−h) / ((1 + e e^−h)(1 + e e^h)) with e = e^−|x|, since it is the same for −x.
template <class R>
Evaluation<Bounded<R>> entrywise_truth(const SigmoidProblem<R>& problem, Step step) {
  using B = Bounded<R>;
  const B h = times_power_of_two(B(1), step.log2);
  Vector<B> value(problem.x.size());
  Vector<B> derivative(problem.x.size());
  for (Index i = 0; i < problem.x.size(); ++i) {
    const B x = as_written(problem.x[i]);
    const bool positive = x > B(0);
    const B e = exp(positive ? -x : x);
    value[i] = (positive ? B(1) : e) / (B(1) + e);
    const B difference =
        e * two_sinh(h) / ((B(1) + e + e * small_expm1(-h)) * (B(1) + e + e * small_expm1(h)));
    // |σ‴| ≤ 1/8 everywhere, and |σ‴| ≤ σ′, which grows by at most e^h within the step.
    const long double slope = 1.01L * upper_magnitude(e / ((B(1) + e) * (B(1) + e)));
    derivative[i] =
        over_two_steps(difference, step, truncation_bound(step.h(), std::fmin(0.125L, rounded_up(slope))));
  }
  return {{vector_block("value", value), vector_block("x", derivative)}};
}

/// Linear on either side of 0: exact with any step below |x|.
template <class R>
Evaluation<Bounded<R>> entrywise_truth(const LeakyReluProblem<R>& problem, Step step) {
  using B = Bounded<R>;
  Vector<B> value(problem.x.size());
  Vector<B> derivative(problem.x.size());
  const B alpha = as_written(problem.alpha);
  for (Index i = 0; i < problem.x.size(); ++i) {
    const B x = as_written(problem.x[i]);
    const bool positive = x > B(0);
    value[i] = positive ? x : alpha * x;
    if (x == B(0)) {
      derivative[i] = B(std::numeric_limits<R>::quiet_NaN(), 0);
      continue;
    }
    // (f(x + h) − f(x − h)) / 2h with both points on one side of 0: 2h or α 2h, and all of it exact.
    const B rise = times_power_of_two(positive ? B(1) : alpha, step.log2 + 1);
    derivative[i] = times_power_of_two(rise, -step.log2 - 1);
  }
  return {{vector_block("value", value), vector_block("x", derivative)}};
}

}  // namespace gradjudge
