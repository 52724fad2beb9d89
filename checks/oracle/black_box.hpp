// SPDX-License-Identifier: MIT
#pragma once
#include "checks/oracle/coordinate.hpp"
#include "checks/oracle/step.hpp"
#include "checks/oracle/truth.hpp"
#include "reference/problem.hpp"

namespace gradjudge {

/// (J(x+h) − J(x−h)) / 2h and what bounds its error, of the inputs as the problem holds them.
template <class R>
struct CentralDifference {
  Step step;
  Bounded<R> J_plus;
  Bounded<R> J_minus;
  long double truncation = 0;  ///< bound, from M₃
  long double rounding = 0;    ///< bound, from the running error analysis of both evaluations
  Bounded<R> value;            ///< its error is the sum of both bounds
};

/// The definition of truth: two evaluations of the loss as it is written, in bounded arithmetic at R's
/// precision. M3 bounds |J‴| along the coordinate on [x−h, x+h].
template <class R>
CentralDifference<R> central_difference(const Problem<Real>& problem, const Coordinate& coordinate, Step step,
                                        long double M3);

/// The power of two nearest to (3 ε_J / M₃)^(1/3), where h²/6 · M₃ + ε_J/h is smallest; less if the step
/// would cross relu's corner. ε_J is the bound of one evaluation's error at R's precision, at
/// inputs that are rounded, as x ± h is.
template <class R>
Step best_step(const Problem<Real>& problem, const Coordinate& coordinate, long double M3);

/// The loss and all gradients by the black-box path: two evaluations for each coordinate of the rows that J
/// depends on; the other rows are not stored. Where the problem holds inputs that were rounded, the bounds
/// count what that moves a derivative by, from an enclosure of it for all inputs that may have been written.
/// Instantiated, as are the functions above, for Real, Real512 and Real1024.
template <class R>
Evaluation<Bounded<R>> black_box_truth(const Problem<Real>& problem);

}  // namespace gradjudge
