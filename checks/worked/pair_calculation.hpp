// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/results.hpp"
#include "reference/inner_loss.hpp"

namespace gradjudge {

/// How the center vector is written: v_c, or \hat v where it is the sum of the context's.
using CenterSymbol = std::string;

/// The loss as a formula of the scores.
WorkedStep pair_loss_formula(InnerLoss inner, const CenterSymbol& v);

/// The scores and what the loss makes of each: ŷ, or σ.
std::vector<WorkedStep> pair_scores(const PairProblem<double>& pair, const CenterSymbol& v);

/// The formula of the block that the entry is of (loss, v_c or U), and the entry with the numbers put in.
std::vector<WorkedStep> pair_entry(const PairProblem<double>& pair, const CenterSymbol& v,
                                   const std::string& block, Index row, Index column);

}  // namespace gradjudge
