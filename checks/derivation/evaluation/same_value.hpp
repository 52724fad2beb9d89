// SPDX-License-Identifier: MIT
#pragma once
#include <type_traits>

#include "checks/derivation/evaluation/value.hpp"

namespace gradjudge::derivation {

/// Whether two values have one shape and agree in every entry, to far more digits than an honest difference
/// could hide in (in double: to nine digits, for a first pass). A literal zero has any shape.
template <class Scalar>
bool same_value(const Value<Scalar>& a, const Value<Scalar>& b) {
  using std::abs;
  // 1e-55 is far above what rounding makes of a few thousand operations at 257 bits.
  const Scalar tolerance = std::is_same_v<Scalar, double> ? Scalar(1e-9) : Scalar(1e-55);
  const auto is_zero = [&](const Value<Scalar>& value) {
    for (const auto& entry : value.entries) {
      if (!(abs(entry.value) <= tolerance)) return false;
    }
    return true;
  };
  if (a.literal_zero || b.literal_zero) return is_zero(a) && is_zero(b);
  if (a.rows != b.rows || a.columns != b.columns) return false;
  for (std::size_t i = 0; i < a.entries.size(); ++i) {
    const Scalar scale = Scalar(1) + abs(a.entries[i].value) + abs(b.entries[i].value);
    // Also false for NaN.
    if (!(abs(a.entries[i].value - b.entries[i].value) <= tolerance * scale)) return false;
  }
  return true;
}

}  // namespace gradjudge::derivation
