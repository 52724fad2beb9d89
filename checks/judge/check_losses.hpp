// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <vector>

#include "checks/judge/examine_loss.hpp"

namespace gradjudge {

/// Puts every case of every suite that defines its own loss to every implementation, side by side on the
/// threads that oneTBB has; in the order of suites, cases, implementations, questions.
std::vector<CheckResult> check_losses(std::span<const LossSuite> suites,
                                      std::span<const Implementation> implementations,
                                      const CheckOptions& options);

}  // namespace gradjudge
