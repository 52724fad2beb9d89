// SPDX-License-Identifier: MIT
#include "checks/decimal.hpp"

#include <mpfr.h>

#include <algorithm>
#include <cmath>

namespace gradjudge {

std::string to_decimal(const Bounded<Real>& number, int digits) {
  if (number.value == 0) return "0";
  if (number.error > 0) {
    const long double proven =
        std::floor(std::log10(upper_magnitude(number.value)) - std::log10(number.error));
    digits = static_cast<int>(std::clamp(proven, 1.0L, static_cast<long double>(digits)));
  }
  return number.value.str(digits);
}

std::string bound_to_decimal(long double bound) {
  if (bound == 0) return "0";
  Real exact(0);
  mpfr_set_ld(exact.backend().data(), bound, MPFR_RNDU);
  char text[64];
  mpfr_snprintf(text, sizeof text, "%.1RUe", exact.backend().data());
  return text;
}

}  // namespace gradjudge
