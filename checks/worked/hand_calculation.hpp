// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "reference/problem.hpp"

namespace gradjudge {

/// The inputs and what is computed on the way: "v_c = [1], U = [[0], [2]], o = 0: scores [0, 2], ŷ = [0.1192,
/// 0.8808]".
std::string hand_calculation(const Problem<double>& problem);

}  // namespace gradjudge
