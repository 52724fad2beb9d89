// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "reference/linear_algebra.hpp"
#include "reference/real.hpp"
#include "reference/written_decimal.hpp"

namespace gradjudge {

/// Bounds are kept in long double for its range (down to 1e-4930): probabilities such as e^−1000 have errors
/// far below the smallest double. This one stands for every smaller one; it is the smallest normal number
/// because processors take a hundred times longer over subnormal ones.
inline constexpr long double smallest_bound = std::numeric_limits<long double>::min();

/// Every operation on bounds is rounded upwards by this: each formula below has at most eight long double
/// roundings, each within 2^−63, and an underflow loses less than the smallest bound. What is not a number
/// (an infinite error times nothing) bounds nothing.
inline long double rounded_up(long double bound) {
  const long double up = bound * (1 + 0x1p-59L) + smallest_bound;
  return up == up ? up : std::numeric_limits<long double>::infinity();
}

/// 2^exponent, from its bits where a double can hold it: std::scalbln costs more than the products it serves.
inline long double power_of_two(long exponent) {
  if (exponent < -1022 || exponent > 1023) return std::scalbln(1.0L, exponent);
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52U);
}

/// An upper bound of |x|.
template <class R>
long double upper_magnitude(const R& x) {
  if (mpfr_zero_p(x.backend().data())) return 0;
  long exponent = 0;
  const double mantissa = mpfr_get_d_2exp(&exponent, x.backend().data(), MPFR_RNDA);
  return rounded_up(static_cast<long double>(std::fabs(mantissa)) * power_of_two(exponent));
}

/// A lower bound of |x|, at least 0.
template <class R>
long double lower_magnitude(const R& x) {
  if (mpfr_zero_p(x.backend().data())) return 0;
  long exponent = 0;
  const double mantissa = mpfr_get_d_2exp(&exponent, x.backend().data(), MPFR_RNDZ);
  const long double magnitude = static_cast<long double>(std::fabs(mantissa)) * power_of_two(exponent);
  return std::fmax(0.0L, magnitude * (1 - 0x1p-59L) - smallest_bound);
}

/// Half a unit in the last place of x: what one correctly rounded operation with result x may be off by. An
/// operation that overflows or is undefined may be off by anything; one that underflows is off by less than
/// the smallest bound, which every bound is widened by.
template <class R>
long double half_ulp(const R& x) {
  if (mpfr_zero_p(x.backend().data())) return 0;
  if (!mpfr_regular_p(x.backend().data())) return std::numeric_limits<long double>::infinity();
  return power_of_two(mpfr_get_exp(x.backend().data()) - precision_bits<R> - 1) + smallest_bound;
}

template <class R>
struct Bounded;
template <class R>
long double upper_exponential(const Bounded<R>& a);

/// A number and a bound of its absolute error, carried through every operation (a running error analysis). It
/// rests on one fact alone: MPFR rounds each operation correctly. Comparisons compare the computed values;
/// code that branches on them must compute the same on both sides.
template <class R>
struct Bounded {
  R value{0};
  long double error = 0;

  Bounded() = default;
  Bounded(R exact, long double error_bound) : value(std::move(exact)), error(error_bound) {}
  explicit Bounded(const R& exact) : value(exact) {}
  explicit Bounded(double exact) : value(exact) {}
  explicit Bounded(int exact) : value(exact) {}

  Bounded operator-() const { return {R(-value), error}; }
  Bounded& operator+=(const Bounded& b) { return *this = *this + b; }
  Bounded& operator-=(const Bounded& b) { return *this = *this - b; }
  Bounded& operator*=(const Bounded& b) { return *this = *this * b; }
  Bounded& operator/=(const Bounded& b) { return *this = *this / b; }

  friend Bounded operator+(const Bounded& a, const Bounded& b) {
    Bounded sum{R(a.value + b.value), 0};
    sum.error = rounded_up(a.error + b.error + half_ulp(sum.value));
    return sum;
  }
  friend Bounded operator-(const Bounded& a, const Bounded& b) {
    Bounded difference{R(a.value - b.value), 0};
    difference.error = rounded_up(a.error + b.error + half_ulp(difference.value));
    return difference;
  }
  /// Exactly zero where a factor is, whatever is known of the other.
  friend Bounded operator*(const Bounded& a, const Bounded& b) {
    Bounded product{R(a.value * b.value), 0};
    product.error = half_ulp(product.value);
    if (a.error > 0) {
      const long double size = upper_magnitude(b.value) + b.error;
      if (size > 0) product.error += a.error * size;
    }
    if (b.error > 0) {
      const long double size = upper_magnitude(a.value);
      if (size > 0) product.error += b.error * size;
    }
    product.error = rounded_up(product.error);
    return product;
  }
  friend Bounded operator*(const Bounded& a, const R& exact) {
    Bounded product{R(a.value * exact), 0};
    product.error = rounded_up(half_ulp(product.value) + a.error * upper_magnitude(exact));
    return product;
  }
  /// The error is infinite if the divisor may be zero.
  friend Bounded operator/(const Bounded& a, const Bounded& b) {
    Bounded quotient{R(a.value / b.value), 0};
    const long double rounding = half_ulp(quotient.value);
    const long double divisor = lower_magnitude(b.value) * (1 - 0x1p-62L) - b.error;
    if (!(divisor > 0)) return {quotient.value, std::numeric_limits<long double>::infinity()};
    const long double propagated =
        (a.error + (upper_magnitude(quotient.value) + rounding) * b.error) / divisor;
    quotient.error = rounded_up(rounding + propagated);
    return quotient;
  }

  friend bool operator<(const Bounded& a, const Bounded& b) { return a.value < b.value; }
  friend bool operator>(const Bounded& a, const Bounded& b) { return a.value > b.value; }
  friend bool operator<=(const Bounded& a, const Bounded& b) { return a.value <= b.value; }
  friend bool operator>=(const Bounded& a, const Bounded& b) { return a.value >= b.value; }
  friend bool operator==(const Bounded& a, const Bounded& b) { return a.value == b.value; }

  friend Bounded exp(const Bounded& a) {
    Bounded result{R(exp(a.value)), 0};
    const long double rounding = half_ulp(result.value);
    result.error = rounding;
    if (a.error > 0) {
      // A result that underflows to zero stands for less than the smallest bound.
      const long double size = std::fmax(upper_magnitude(result.value) + rounding, smallest_bound);
      const long double moved = size * std::expm1(a.error);
      result.error += a.error < 1 ? moved : std::fmin(moved, upper_exponential(a));
    }
    result.error = rounded_up(result.error);
    return result;
  }
  /// The error is infinite unless the argument is surely positive.
  friend Bounded log(const Bounded& a) {
    Bounded result{R(log(a.value)), 0};
    result.error = logarithm_error(result.value, lower_magnitude(a.value), a.error);
    return result;
  }
  /// The error is infinite unless the argument is surely above −1.
  friend Bounded log1p(const Bounded& a) {
    Bounded result{R(log1p(a.value)), 0};
    result.error = logarithm_error(result.value, lower_magnitude(R(1 + a.value)), a.error);
    return result;
  }

 private:
  static long double logarithm_error(const R& result, long double argument, long double argument_error) {
    const long double nearest = argument * (1 - 0x1p-62L) - argument_error;
    if (!(nearest > 0)) return std::numeric_limits<long double>::infinity();
    return rounded_up(half_ulp(result) + argument_error / nearest);
  }
};

/// An upper bound of e^x for every x that a stands for, however little is known of it.
template <class R>
long double upper_exponential(const Bounded<R>& a) {
  const long double value = mpfr_get_ld(a.value.backend().data(), MPFR_RNDU);
  const long double largest = value + a.error + (std::fabs(value) + a.error) * 0x1p-62L;
  // The argument is below 11,357 if the result is finite, so its rounding changes that by less than 2^−48.
  return rounded_up(std::exp(largest) * (1 + 0x1p-40L));
}

/// The number that was written, of which x holds as much as it can: see rounded_to_odd.
template <class R>
Bounded<R> as_written(const R& x) {
  if (!may_be_rounded(x)) return Bounded<R>(x);
  return {x, power_of_two(mpfr_get_exp(x.backend().data()) - precision_bits<Real>)};
}

/// An upper bound of the magnitude of the number that a stands for.
template <class R>
long double upper_magnitude(const Bounded<R>& a) {
  return rounded_up(upper_magnitude(a.value) + a.error);
}

/// A lower bound of it, at least 0.
template <class R>
long double lower_magnitude(const Bounded<R>& a) {
  return std::fmax(0.0L, lower_magnitude(a.value) * (1 - 0x1p-62L) - a.error);
}

/// a · 2^exponent, exactly.
template <class R>
Bounded<R> times_power_of_two(const Bounded<R>& a, int exponent) {
  return {R(ldexp(a.value, exponent)), a.error == 0 ? 0 : rounded_up(a.error * power_of_two(exponent))};
}

/// a · n.
template <class R>
Bounded<R> times(const Bounded<R>& a, int n) {
  Bounded<R> product;
  const int ternary = mpfr_mul_si(product.value.backend().data(), a.value.backend().data(), n, MPFR_RNDN);
  product.error = a.error * std::fabs(static_cast<long double>(n));
  if (ternary != 0) product.error += half_ulp(product.value);
  if (product.error > 0) product.error = rounded_up(product.error);
  return product;
}

/// The same number rounded to another precision; the rounding, if there is one, is added to the error.
template <class To, class R>
Bounded<To> round_to(const Bounded<R>& a) {
  Bounded<To> rounded{To(a.value), a.error};
  if (!mpfr_equal_p(rounded.value.backend().data(), a.value.backend().data()))
    rounded.error = rounded_up(a.error + half_ulp(rounded.value));
  return rounded;
}

}  // namespace gradjudge

namespace Eigen {

template <class R>
struct NumTraits<gradjudge::Bounded<R>> : GenericNumTraits<gradjudge::Bounded<R>> {
  using Real = gradjudge::Bounded<R>;
  using NonInteger = gradjudge::Bounded<R>;
  using Literal = double;
  using Nested = gradjudge::Bounded<R>;
  enum {
    IsComplex = 0,
    IsInteger = 0,
    IsSigned = 1,
    RequireInitialization = 1,
    ReadCost = 20,
    AddCost = 100,
    MulCost = 200
  };
};

}  // namespace Eigen
