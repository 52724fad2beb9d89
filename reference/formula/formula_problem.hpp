// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace gradjudge::formula {

/// Something in a formula that cannot be used as it is written.
struct FormulaProblem {
  std::size_t begin = 0;  ///< bytes of the formula's text
  std::size_t end = 0;
  std::string what;
  std::string expected;
  std::string remedy;
};

using FormulaProblems = std::vector<FormulaProblem>;

}  // namespace gradjudge::formula
