// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>

#include "checks/oracle/truth.hpp"
#include "reference/problem.hpp"

namespace gradjudge {

/// Where the analytic reference in high precision departs from the truth by more than the truth's bound and
/// `slack` times its own rounding budget at that precision, as a sentence; nothing if it agrees in every
/// entry.
std::optional<std::string> reference_disagreement(const Problem<Real>& problem, const Truth& truth,
                                                  double slack);

}  // namespace gradjudge
