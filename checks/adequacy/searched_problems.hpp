// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// How many decimals the numbers of a searched problem have at most.
inline constexpr int searched_decimals = 2;

/// Small problems of a loss among which most known mistakes show: random ones of several sizes and scales,
/// up to scores that overflow, and what chance seldom draws: the outside word among the negatives, a window
/// at the sentence's start, the center word in its own context, a true distribution that is not one-hot.
/// Small numbers first.
std::vector<Problem<Real>> searched_problems(const std::string& loss);

}  // namespace gradjudge
