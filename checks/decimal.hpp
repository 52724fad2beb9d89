// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/oracle/bounded.hpp"

namespace gradjudge {

/// A number as it is printed: |value − number| ≤ bound, with `value` and `bound` as they are written.
struct KnownDecimal {
  std::string value;
  std::string bound;
};

/// The shortest decimal within the number's error, of at most `digits` digits, and a bound that counts what
/// the decimal leaves out too. Exact numbers are written in full where so many digits hold them.
KnownDecimal to_decimal(const Bounded<Real>& number, int digits = 80);

/// value ± bound.
std::string to_text(const KnownDecimal& number);

/// A bound in decimal, rounded up to two digits. Bounds below the smallest double are written as they are.
std::string bound_to_decimal(long double bound);

}  // namespace gradjudge
