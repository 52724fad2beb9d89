// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <vector>

#include "cases/formula/loss_suite.hpp"
#include "checks/check_options.hpp"
#include "checks/implementation.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// The questions of a loss that a suite defines: NAME.loss (of a layer NAME.Y for each output), then NAME.W
/// for each input.
std::vector<std::string> questions_of(const formula::Loss& loss);

/// Puts one case to each implementation that can be asked for a formula: truth by two proofs, an allowance
/// for its careful and its written form (see honest_rounding), a check for each question. A case of which
/// truth cannot be computed costs that case: its checks are errors that say why.
std::vector<CheckResult> examine_loss_case(const LossSuite& suite, const LossCase& a_case,
                                           std::span<const Implementation> implementations,
                                           const CheckOptions& options);

}  // namespace gradjudge
