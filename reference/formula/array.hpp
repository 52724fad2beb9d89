// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <numeric>
#include <vector>

#include "reference/linear_algebra.hpp"

namespace gradjudge::formula {

/// Numbers of any rank, row-major; no dimensions for one number.
template <class T>
struct Array {
  std::vector<Index> shape;
  std::vector<T> values;

  bool operator==(const Array&) const = default;
};

inline Index entries_of(const std::vector<Index>& shape) {
  return std::accumulate(shape.begin(), shape.end(), Index{1}, std::multiplies<>());
}

/// Where an entry stands among the values; −1 if an index is outside of its dimension. The indices may be
/// fewer than the dimensions: then the first entry of what they leave.
inline Index place_of(const std::vector<Index>& shape, const std::vector<Index>& indices) {
  Index place = 0;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    const Index index = axis < indices.size() ? indices[axis] : 0;
    if (index < 0 || index >= shape[axis]) return -1;
    place = place * shape[axis] + index;
  }
  return place;
}

}  // namespace gradjudge::formula
