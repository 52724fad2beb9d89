// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <string>

#include "reference/formula/array.hpp"
#include "reference/real.hpp"

namespace gradjudge::formula {

/// What a problem puts into a loss: a value for every size, and an array for every input and datum.
struct Inputs {
  std::map<std::string, Index, std::less<>> sizes;
  std::map<std::string, Array<Index>, std::less<>> whole;
  std::map<std::string, Array<Real>, std::less<>> real;
};

}  // namespace gradjudge::formula
