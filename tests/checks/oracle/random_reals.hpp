// SPDX-License-Identifier: MIT
#pragma once
#include <random>

#include "checks/oracle/bounded.hpp"

namespace gradjudge {

/// Numbers that fill the whole significand, the same for the same seed.
class RandomReals {
 public:
  explicit RandomReals(std::uint64_t seed) : random_(seed) {}

  int whole(int least, int most) {
    return least + static_cast<int>(random_() % static_cast<std::uint64_t>(most - least + 1));
  }
  /// Magnitude in [2^(exponent − 1), 2^exponent], of either sign.
  Real real(int exponent) {
    Real mantissa(1);
    for (int word = 0; word < 5; ++word) mantissa = ldexp(mantissa, 64) + Real(random_());
    mantissa = ldexp(mantissa, -321);  // [2^−1, 1)
    return ldexp(whole(0, 1) == 0 ? mantissa : Real(-mantissa), exponent);
  }
  /// With an error of 2^error_exponent relative to it.
  Bounded<Real> bounded(int exponent, int error_exponent) {
    const Real value = real(exponent);
    return {value, upper_magnitude(value) * power_of_two(error_exponent)};
  }

 private:
  std::mt19937_64 random_;
};

/// The numbers that a stands for at its borders and between them: value + t · error, t from −1 to 1.
inline Real1024 within(const Bounded<Real>& a, double t) {
  return Real1024(a.value) + Real1024(a.error) * t;
}

/// What one rounding at 1025 bits may add.
inline Real1024 rounding_at_1025_bits(const Real1024& number) {
  return ldexp(Real1024(abs(number)), -1000);
}

/// Whether the bound covers this number.
inline bool covers(const Bounded<Real>& result, const Real1024& number) {
  return abs(Real1024(Real1024(result.value) - number)) <=
         Real1024(result.error) + rounding_at_1025_bits(number);
}

}  // namespace gradjudge
