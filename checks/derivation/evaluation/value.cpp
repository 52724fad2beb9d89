// SPDX-License-Identifier: MIT
#include "checks/derivation/evaluation/value.hpp"

namespace gradjudge::derivation {

std::string describe_shape(Index rows, Index columns) {
  if (rows == 1 && columns == 1) return "a number";
  if (columns == 1) return "a column of " + std::to_string(rows);
  if (rows == 1) return "a row of " + std::to_string(columns);
  return "a " + std::to_string(rows) + " × " + std::to_string(columns) + " matrix";
}

}  // namespace gradjudge::derivation
