// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>

#include "reference/linear_algebra.hpp"

namespace gradjudge {

/// A number as an honest implementation computes it, and what it may be off by to first order: each operation
/// adds one rounding, u · |result| (two for exp and log, whose libraries are within an ulp), to what its
/// operands bring along. The order of operations is that of the code that is run with it. A constant written
/// in that code has u = 0 and is exact.
struct RunningError {
  double value = 0;
  double error = 0;
  double unit = 0;  ///< u of the arithmetic

  RunningError() = default;
  RunningError(double value, double error, double unit) : value(value), error(error), unit(unit) {}
  explicit RunningError(double constant) : value(constant) {}
  explicit RunningError(int constant) : value(constant) {}

  RunningError operator-() const { return {-value, error, unit}; }
  RunningError& operator+=(const RunningError& b) { return *this = *this + b; }
  RunningError& operator-=(const RunningError& b) { return *this = *this - b; }
  RunningError& operator*=(const RunningError& b) { return *this = *this * b; }
  RunningError& operator/=(const RunningError& b) { return *this = *this / b; }

  friend RunningError operator+(const RunningError& a, const RunningError& b) {
    return rounded(a.value + b.value, a.error + b.error, 1, std::max(a.unit, b.unit));
  }
  friend RunningError operator-(const RunningError& a, const RunningError& b) {
    return rounded(a.value - b.value, a.error + b.error, 1, std::max(a.unit, b.unit));
  }
  friend RunningError operator*(const RunningError& a, const RunningError& b) {
    const double propagated = std::abs(a.value) * b.error + std::abs(b.value) * a.error + a.error * b.error;
    return rounded(a.value * b.value, propagated, 1, std::max(a.unit, b.unit));
  }
  friend RunningError operator/(const RunningError& a, const RunningError& b) {
    const double quotient = a.value / b.value;
    const double divisor = std::abs(b.value) - b.error;
    const double propagated = divisor > 0 ? (a.error + std::abs(quotient) * b.error) / divisor
                                          : std::numeric_limits<double>::infinity();
    return rounded(quotient, propagated, 1, std::max(a.unit, b.unit));
  }

  friend bool operator<(const RunningError& a, const RunningError& b) { return a.value < b.value; }
  friend bool operator>(const RunningError& a, const RunningError& b) { return a.value > b.value; }
  friend bool operator<=(const RunningError& a, const RunningError& b) { return a.value <= b.value; }
  friend bool operator>=(const RunningError& a, const RunningError& b) { return a.value >= b.value; }
  friend bool operator==(const RunningError& a, const RunningError& b) { return a.value == b.value; }

  friend RunningError exp(const RunningError& a) {
    const double value = std::exp(a.value);
    return rounded(value, value * std::expm1(a.error), 2, a.unit);
  }
  friend RunningError log(const RunningError& a) {
    return rounded(std::log(a.value), logarithm_error(a.value, a.error), 2, a.unit);
  }
  friend RunningError log1p(const RunningError& a) {
    return rounded(std::log1p(a.value), logarithm_error(1 + a.value, a.error), 2, a.unit);
  }

 private:
  static RunningError rounded(double value, double propagated, int roundings, double unit) {
    return {value, propagated + roundings * unit * std::abs(value), unit};
  }
  static double logarithm_error(double argument, double error) {
    return argument > error ? error / (argument - error) : std::numeric_limits<double>::infinity();
  }
};

}  // namespace gradjudge

namespace Eigen {

template <>
struct NumTraits<gradjudge::RunningError> : GenericNumTraits<gradjudge::RunningError> {
  using Real = gradjudge::RunningError;
  using NonInteger = gradjudge::RunningError;
  using Literal = double;
  using Nested = gradjudge::RunningError;
  enum {
    IsComplex = 0,
    IsInteger = 0,
    IsSigned = 1,
    RequireInitialization = 1,
    ReadCost = 3,
    AddCost = 6,
    MulCost = 8
  };
};

}  // namespace Eigen
