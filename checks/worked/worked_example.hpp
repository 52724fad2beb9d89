// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/results.hpp"
#include "reference/problem.hpp"

namespace gradjudge {

/// Problems with more numbers than this are not worked out: nobody would follow.
inline constexpr Index largest_worked = 60;

/// One entry of a block (the loss or a gradient) computed by hand, step by step, from the inputs to its
/// value. Requires a valid problem that has the entry. No steps if the problem is too large.
std::vector<WorkedStep> worked_example(const Problem<double>& problem, const std::string& block, Index row,
                                       Index column);

}  // namespace gradjudge
