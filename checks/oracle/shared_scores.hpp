// SPDX-License-Identifier: MIT
#pragma once
#include "checks/oracle/bounded.hpp"
#include "reference/evaluation.hpp"
#include "reference/problem.hpp"

namespace gradjudge {

/// The loss and every central difference. Where a loss has the cheap path, a coordinate moves one score, or
/// every score by a known amount, so the scores and their exponentials are computed once, and J(x+h) − J(x−h)
/// is evaluated without cancelling; others (hierarchical_softmax) take the black-box path. The step is about
/// 2^(−W/2), where truncation and rounding both fall to the working precision. Entries without a derivative
/// (relu at 0) are NaN. Instantiated for the three precisions of Precision.
template <class R>
Evaluation<Bounded<R>> shared_score_truth(const Problem<R>& problem);

}  // namespace gradjudge
