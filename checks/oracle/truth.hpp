// SPDX-License-Identifier: MIT
#pragma once
#include "checks/oracle/bounded.hpp"
#include "reference/evaluation.hpp"

namespace gradjudge {

/// The loss and its gradients, each number with a proven bound of its error. An entry without a derivative
/// (relu at 0) is NaN.
using Truth = Evaluation<Bounded<Real>>;

/// C₃ = 1/(6√3), rounded up: the maximum of |d³/dx³ log σ(x)|, and of the third cumulant of a variable on [0,
/// 1].
inline constexpr long double third_derivative_maximum = 0.0962250448649376275L;

/// Truncation of the central difference with step h: |(J(x+h) − J(x−h))/2h − J′(x)| ≤ h²/6 · M₃, where M₃
/// bounds |J‴| along the coordinate on [x−h, x+h].
inline long double truncation_bound(long double h, long double M3) {
  return rounded_up(h * h / 6 * M3);
}

}  // namespace gradjudge
