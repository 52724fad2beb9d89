// SPDX-License-Identifier: MIT
#pragma once
#include "checks/budget/rounding_model.hpp"
#include "reference/problem.hpp"

namespace gradjudge {

/// What a correct implementation may be off by in an arithmetic, entry by entry, in any order of summation:
/// the same blocks as the evaluation's, untouched rows having no budget at all. The inputs are rounded to the
/// arithmetic first, and that rounding is counted, since truth is of the decimals as written.
Evaluation<double> rounding_budget(const Problem<double>& problem, const RoundingModel& rounding);

}  // namespace gradjudge
