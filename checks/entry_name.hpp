// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "reference/linear_algebra.hpp"

namespace gradjudge {

/// loss, v_c[1] or U[7][2]: a block and the position in it, which has one number an axis.
inline std::string entry_name(std::string_view block, const std::vector<Index>& index) {
  std::string name(block);
  for (const Index i : index) name += "[" + std::to_string(i) + "]";
  return name;
}

/// The position of an entry in an array of so many axes.
inline std::vector<Index> position(std::size_t axes, Index row, Index column) {
  if (axes == 0) return {};
  return axes == 1 ? std::vector<Index>{row} : std::vector<Index>{row, column};
}

}  // namespace gradjudge
