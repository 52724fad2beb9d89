// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "reference/linear_algebra.hpp"

namespace gradjudge {

/// How a returned shape relates to the expected one.
struct ShapeMatch {
  bool readable = false;  ///< the numbers can be read in the expected order
  std::string note;       ///< empty if the shapes are the same
};

/// A vector (d) may come as (1, d) or (d, 1), a scalar as one number in any shape; both are noted.
ShapeMatch match_shape(const std::vector<Index>& returned, const std::vector<Index>& expected);

/// As numpy writes it: (), (3,), (5, 3).
std::string to_string(const std::vector<Index>& shape);

}  // namespace gradjudge
