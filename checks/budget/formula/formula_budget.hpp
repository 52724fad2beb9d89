// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <string>
#include <vector>

#include "checks/budget/formula/rounding_arithmetic.hpp"
#include "reference/formula/loss.hpp"

namespace gradjudge {

/// What an honest implementation may be off by, entry by entry: of the careful form of the formula, and of
/// the formula as it is written, which is infinite where that overflows or cancels altogether. An entry for
/// which the second is far above the first is one of robustness.
struct HonestRounding {
  std::map<std::string, std::vector<double>> careful;  ///< by result ("loss", "Y") and by input
  std::map<std::string, std::vector<double>> written;
};

/// Both forms are differentiated by reverse accumulation and evaluated with every rounding at its worst.
HonestRounding honest_rounding(const formula::Loss& loss, const formula::Inputs& inputs,
                               const RoundingArithmetic& arithmetic);

}  // namespace gradjudge
