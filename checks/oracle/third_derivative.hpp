// SPDX-License-Identifier: MIT
#pragma once
#include "reference/evaluation.hpp"
#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// M₃ for every coordinate: a bound of the loss's third derivative along it, valid everywhere, so for every
/// step. The blocks are the inputs; rows that J does not depend on at all are not stored. From the third
/// cumulant of the softmax and from |(log σ)‴| ≤ C₃.
Evaluation<long double> third_derivative_bounds(const Problem<Real>& problem);

}  // namespace gradjudge
