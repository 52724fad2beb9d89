// SPDX-License-Identifier: MIT
#include "checks/diagnosis/float_errors.hpp"

#include <algorithm>
#include <cmath>

namespace gradjudge {
namespace {

/// As a part of the last place of the largest number, beyond the rounding of the number itself. In twelve
/// cases the losses computed in 32 bits are off by 0.38 or more; a difference quotient that is cast by 0.2 or
/// less.
constexpr double least_float_error = 0.25;
/// Where a gradient is smaller than this throughout, its last place says little of the arithmetic behind it.
constexpr double least_size = 0.125;
/// Fewer cases can all have been rounded well by chance.
constexpr int fewest_cases = 4;

/// The distance of a float of that size to the next.
double last_place(double size) {
  constexpr double smallest = 0x1p-126;
  return std::ldexp(1.0, std::ilogb(std::max(std::fabs(size), smallest)) - 23);
}

/// How far a number is off beyond being rounded to 32 bits, if it is.
double error_beyond_a_cast(double yours, double truth) {
  const bool is_float = static_cast<double>(static_cast<float>(yours)) == yours;
  return std::fabs(yours - truth) - (is_float ? last_place(yours) / 2 : 0);
}

}  // namespace

bool hides_errors(Cases cases, const std::string& block) {
  bool has_errors = false;
  int telling = 0;
  for (const ObservedCase* observed : with_wrong_block(cases, block)) {
    const ObservedBlock& seen = *observed->find(block);
    if (!seen.readable || !seen.yours.allFinite() || !seen.truth.allFinite()) return false;
    const double size = seen.truth.cwiseAbs().maxCoeff();
    double largest = 0;
    for (Index i = 0; i < seen.truth.size(); ++i) {
      const double error = error_beyond_a_cast(seen.yours.data()[i], seen.truth.data()[i]);
      largest = std::max(largest, error);
      has_errors = has_errors || error > seen.allowed.data()[i];
    }
    if (size < least_size) continue;
    if (largest > least_float_error * last_place(size)) return false;
    ++telling;
  }
  return has_errors && telling >= fewest_cases;
}

}  // namespace gradjudge
