// SPDX-License-Identifier: MIT
#include "checks/decimal.hpp"

#include <mpfr.h>

#include <algorithm>
#include <cmath>

namespace gradjudge {
namespace {

/// An upper bound of |text − number|.
long double left_out(const std::string& text, const Real& number) {
  Real1024 read;
  const int ternary = mpfr_strtofr(read.backend().data(), text.c_str(), nullptr, 10, MPFR_RNDN);
  const long double difference = upper_magnitude(Real1024(read - Real1024(number)));
  return ternary == 0 ? difference : rounded_up(difference + half_ulp(read));
}

}  // namespace

KnownDecimal to_decimal(const Bounded<Real>& number, int digits) {
  if (isnan(number.value)) return {"nan", "0"};
  if (number.value == 0) return {"0", bound_to_decimal(number.error)};
  if (!std::isfinite(number.error)) return {number.value.str(1), "inf"};
  int count = digits;
  if (number.error > 0) {
    const long double proven = std::log10(upper_magnitude(number.value)) - std::log10(number.error);
    count = static_cast<int>(std::clamp(proven - 1, 1.0L, static_cast<long double>(digits)));
  }
  std::string text = number.value.str(count);
  long double cut = left_out(text, number.value);
  while (cut > number.error && count < digits) {
    text = number.value.str(++count);
    cut = left_out(text, number.value);
  }
  const long double bound = cut > 0 ? rounded_up(number.error + cut) : number.error;
  return {std::move(text), bound_to_decimal(bound)};
}

std::string to_text(const KnownDecimal& number) {
  return number.value + " ± " + number.bound;
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
