// SPDX-License-Identifier: MIT
#pragma once
#include "checks/oracle/bounded.hpp"
#include "reference/evaluation.hpp"
#include "reference/problem.hpp"

namespace gradjudge {

/// The loss and every central difference, by the cheap path: a coordinate moves one score, or every score by
/// a known amount, so the scores and their exponentials are computed once, and J(x+h) − J(x−h) is evaluated
/// without cancelling. The step is about 2^(−W/2), where truncation and rounding both fall to the working
/// precision. Entries without a derivative (relu at 0) are NaN. A loss of which nothing is known but what it
/// computes has its adjoint instead, see adjoint_truth. Instantiated for Real, Real512 and Real1024.
template <class R>
Evaluation<Bounded<R>> shared_score_truth(const Problem<R>& problem);

/// Whether the loss has scores to share; if not, its truth is the adjoint's.
bool shares_scores(const Problem<Real>& problem);

}  // namespace gradjudge
