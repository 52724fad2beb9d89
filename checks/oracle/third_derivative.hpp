// SPDX-License-Identifier: MIT
#pragma once
#include "checks/oracle/coordinate.hpp"
#include "reference/evaluation.hpp"
#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// M₃ for every coordinate: a bound of the loss's third derivative along it, for every step up to
/// 2^third_derivative_reach. The blocks are the inputs; rows that J does not depend on at all are not stored.
/// From the third cumulant of the softmax and from |(log σ)‴| ≤ C₃, which hold everywhere; for a loss of
/// which no such formula is written here, from an enclosure of its Taylor coefficients.
Evaluation<long double> third_derivative_bounds(const Problem<Real>& problem);

/// M₃ for one coordinate of the problem alone.
long double third_derivative_bound(const Problem<Real>& problem, const Coordinate& coordinate);

/// The log2 of how far from x the bounds hold.
int third_derivative_reach(const Problem<Real>& problem);

}  // namespace gradjudge
