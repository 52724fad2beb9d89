// SPDX-License-Identifier: MIT
#include "checks/derivation/evaluation/value.hpp"

#include "checks/derivation/evaluation/world.hpp"

namespace gradjudge::derivation {
namespace {

std::string length_name(Index length) {
  if (length == words_of_a_world) return "V";
  return length == dimensions_of_a_world ? "d" : std::to_string(length);
}

}  // namespace

std::string describe_shape(Index rows, Index columns) {
  if (rows == 1 && columns == 1) return "a number";
  if (columns == 1) return "a column of " + length_name(rows);
  if (rows == 1) return "a row of " + length_name(columns);
  return "a " + length_name(rows) + " × " + length_name(columns) + " matrix";
}

}  // namespace gradjudge::derivation
