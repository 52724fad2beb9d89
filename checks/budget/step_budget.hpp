// SPDX-License-Identifier: MIT
#pragma once
#include "checks/implementation.hpp"
#include "reference/problem.hpp"

namespace gradjudge {

/// What a gradient that is recovered as (before − after) / rate may be off by beyond the rounding of its own
/// computation: the same blocks as the evaluation's, nothing for the loss.
struct StepBudget {
  /// Each update of an entry x rounds it to the storage: n u |x| / rate for n updates of the entry.
  Evaluation<double> cancellation;
  /// An updater goes through the draws one by one, so that a later one sees parameters that the earlier ones
  /// have moved. A parameter moves by at most rate · Σ |contributions|; with every parameter off by that
  /// much, a score is off by δ = |v|·Δu + (|u| + Δu)·Δv, σ of it by δ/4, and ŷ by half the largest δ.
  Evaluation<double> drift;
};

StepBudget step_budget(const Problem<double>& problem, const UpdateStep& step);

}  // namespace gradjudge
