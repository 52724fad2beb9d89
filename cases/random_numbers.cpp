// SPDX-License-Identifier: MIT
#include "cases/random_numbers.hpp"

namespace gradjudge {
namespace {

constexpr std::int64_t largest_scaled = 1'000'000'000'000'000;

}  // namespace

Real power_of_ten(int exponent) {
  Real power(1);
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// scale · 10^decimals, the scale in units of the last decimal.
std::int64_t scale_in_units(const RandomProblem& request) {
  const Real units = Real(request.scale) * power_of_ten(request.decimals);
  if (!(units <= Real(largest_scaled)) || units < Real(0.5)) {
    throw InvalidProblem("scale", "scale times 10^decimals is not within 1 to 10^15");
  }
  return static_cast<std::int64_t>(Real(round(units)));
}

}  // namespace gradjudge
