// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include "checks/oracle/small_step.hpp"
#include "checks/oracle/step.hpp"
#include "checks/oracle/truth.hpp"

namespace gradjudge {

/// A score that a step h moves by ±δ, δ = h · slope: what all terms that it moves have in common.
template <class R>
struct MovedScore {
  Bounded<R> two_sinh_delta;     ///< e^δ − e^−δ
  Bounded<R> expm1_minus_delta;  ///< e^−δ − 1
  long double slope_cubed = 0;   ///< an upper bound of |slope|³
};

/// `slope` is the change of the score for a unit change of the coordinate.
template <class R>
MovedScore<R> moved_score(const Bounded<R>& slope, Step step) {
  const Bounded<R> delta = times_power_of_two(slope, step.log2);
  const long double magnitude = upper_magnitude(slope);
  return {two_sinh(delta), small_expm1(-delta), rounded_up(magnitude * magnitude * magnitude)};
}

/// φ(δ) − φ(−δ) for φ(δ) = log(1 − w + w e^δ): how a log-sum-exp changes when the term of share w moves. One
/// formula for a word of the softmax (w its probability) and for a draw of negative sampling (w = 1 − σ, the
/// share of e^score in 1 + e^score). Nothing cancels, so the result has full relative accuracy however small
/// w is.
template <class R>
Bounded<R> share_difference(const Bounded<R>& w, const MovedScore<R>& moved) {
  return small_log1p(w * moved.two_sinh_delta / (Bounded<R>(1) + w * moved.expm1_minus_delta));
}

/// M₃ of φ along the coordinate, within a step: |φ‴| ≤ C₃ |slope|³ everywhere, and ≤ w e^2|δ| |slope|³, which
/// keeps the truncation bound relative where w is tiny. (φ‴ = q(1−q)(1−2q) with q = w e^δ/(1 − w + w e^δ) ≤ w
/// e^2|δ|, and |δ| ≤ 2^−8.)
template <class R>
long double share_third_derivative(const Bounded<R>& w, const MovedScore<R>& moved) {
  return rounded_up(moved.slope_cubed *
                    std::fmin(third_derivative_maximum, rounded_up(1.01L * upper_magnitude(w))));
}

}  // namespace gradjudge
