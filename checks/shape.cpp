// SPDX-License-Identifier: MIT
#include "checks/shape.hpp"

#include <algorithm>

namespace gradjudge {
namespace {

/// The shape without its axes of length 1.
std::vector<Index> squeezed(std::vector<Index> shape) {
  std::erase(shape, Index{1});
  return shape;
}

}  // namespace

ShapeMatch match_shape(const std::vector<Index>& returned, const std::vector<Index>& expected) {
  if (returned == expected) return {true, ""};
  const std::string difference = "shape " + to_string(returned) + ", expected " + to_string(expected);
  if (expected.size() == 2 || squeezed(returned) != squeezed(expected)) {
    const std::vector<Index> reversed(expected.rbegin(), expected.rend());
    return {false, difference + (returned == reversed ? ": transposed" : "")};
  }
  return {true, difference};
}

std::string to_string(const std::vector<Index>& shape) {
  std::string text = "(";
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    if (axis > 0) text += ", ";
    text += std::to_string(shape[axis]);
  }
  return text + (shape.size() == 1 ? ",)" : ")");
}

}  // namespace gradjudge
