// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "reference/linear_algebra.hpp"

namespace gradjudge {

/// One coordinate of one input.
struct Coordinate {
  std::string input;  ///< v_c, U, …
  Index row = 0;
  Index column = 0;
};

}  // namespace gradjudge
