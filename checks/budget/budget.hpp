// SPDX-License-Identifier: MIT
#pragma once
#include "checks/budget/rounding_model.hpp"
#include "reference/problem.hpp"

namespace gradjudge {

/// What a correct implementation may be off by in an arithmetic, entry by entry, in any order of summation
/// and in any honest form that keeps its digits (checks/budget/honest_functions.hpp): the same blocks as the
/// evaluation's, untouched rows having no budget at all. The inputs are rounded to the arithmetic first, and
/// that rounding is counted, since truth is of the decimals as written.
Evaluation<double> rounding_budget(const Problem<double>& problem, const RoundingModel& rounding);

/// What a correct implementation may be off by that is written in the textbook's form where that form loses
/// its digits or overflows. What lies between this and rounding is a weakness of that form, no mistake.
struct TextbookBudget {
  Evaluation<double> error;
  Evaluation<double> not_finite;  ///< 1 where such a form comes out infinite or as no number, else 0
};

TextbookBudget textbook_budget(const Problem<double>& problem, const RoundingModel& rounding);

}  // namespace gradjudge
