// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <stdexcept>
#include <string>

#include "reference/linear_algebra.hpp"

namespace gradjudge {

/// An input that no loss is defined for. `field` names the member of the problem that is at fault.
struct InvalidProblem : std::invalid_argument {
  InvalidProblem(std::string field, const std::string& what)
      : std::invalid_argument(field + ": " + what), field(std::move(field)) {}
  std::string field;
};

/// Throws unless 0 ≤ index < count. `what` says what is counted.
inline void require_index(const std::string& field, Index index, Index count,
                          const std::string& what = "rows") {
  if (index < 0 || index >= count) {
    throw InvalidProblem(field, "index " + std::to_string(index) + " is outside 0 … " +
                                    std::to_string(count - 1) + " (there are " + std::to_string(count) + " " +
                                    what + ")");
  }
}

/// Throws unless every entry is finite and there is at least one.
template <class Array>
void require_finite(const std::string& field, const Array& values) {
  using std::isfinite;
  if (values.size() == 0) throw InvalidProblem(field, "has no entries, at least one is needed");
  for (Index row = 0; row < values.rows(); ++row) {
    for (Index column = 0; column < values.cols(); ++column) {
      if (isfinite(values(row, column))) continue;
      const std::string place = values.cols() == 1
                                    ? "[" + std::to_string(row) + "]"
                                    : "[" + std::to_string(row) + "][" + std::to_string(column) + "]";
      throw InvalidProblem(field, "entry " + place + " is not a finite number");
    }
  }
}

/// Throws unless two dimensions that must agree do.
inline void require_equal(const std::string& field, const std::string& what, Index found, Index expected) {
  if (found != expected) {
    throw InvalidProblem(field,
                         what + " is " + std::to_string(found) + ", expected " + std::to_string(expected));
  }
}

}  // namespace gradjudge
