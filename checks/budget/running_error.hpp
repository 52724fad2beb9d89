// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>

#include "checks/budget/rounding_model.hpp"
#include "reference/linear_algebra.hpp"

namespace gradjudge {

/// Honest code: the arithmetic that it works in, and how it may be written.
struct HonestCode {
  RoundingModel rounding;
  bool textbook = false;  ///< forms too that lose their digits or overflow where scores are large
};

/// A number as honest code computes it, and what it may be off by to first order: each operation adds one
/// rounding, u · |result| (two for exp, log and tanh, whose libraries are within an ulp), to what its
/// operands bring along. A sum is taken in any order: n > 2 terms add γ_{n−1} Σ |terms|. The range is the
/// arithmetic's: what overflows becomes infinite, and what becomes of it, down to NaN, is what becomes of it
/// in the code. A constant that is written in the code is exact.
struct RunningError {
  double value = 0;
  double error = 0;                  ///< what the terms bring along
  double magnitude = 0;              ///< Σ |terms|
  int terms = 0;                     ///< of the sum that this number is; a constant 0 has none
  bool not_finite = false;           ///< may be infinite, or no number
  const HonestCode* code = nullptr;  ///< outlives the number; nothing for a constant

  RunningError() = default;
  RunningError(double value, double error, const HonestCode& code)
      : value(value), error(error), magnitude(std::abs(value)), terms(1), code(&code) {}
  explicit RunningError(double constant)
      : value(constant), magnitude(std::abs(constant)), terms(constant == 0 ? 0 : 1) {}
  explicit RunningError(int constant) : RunningError(static_cast<double>(constant)) {}

  /// All that the number may be off by.
  double total_error() const {
    if (code == nullptr || terms < 2) return error;
    if (terms == 2) return error + code->rounding.unit * std::abs(value);
    return error + code->rounding.gamma(terms - 1) * magnitude;
  }

  RunningError operator-() const {
    RunningError negated = *this;
    negated.value = -value;
    return negated;
  }
  RunningError& operator+=(const RunningError& b) { return *this = *this + b; }
  RunningError& operator-=(const RunningError& b) { return *this = *this - b; }
  RunningError& operator*=(const RunningError& b) { return *this = *this * b; }
  RunningError& operator/=(const RunningError& b) { return *this = *this / b; }

  friend RunningError operator+(const RunningError& a, const RunningError& b) {
    RunningError sum = a;
    sum.value += b.value;
    sum.error += b.error;
    sum.magnitude += b.magnitude;
    sum.terms += b.terms;
    sum.not_finite = a.not_finite || b.not_finite;
    if (sum.code == nullptr) sum.code = b.code;
    sum.keep_range();
    return sum;
  }
  friend RunningError operator-(const RunningError& a, const RunningError& b) { return a + -b; }
  friend RunningError operator*(const RunningError& a, const RunningError& b) {
    const double a_error = a.total_error();
    const double b_error = b.total_error();
    const double propagated = std::abs(a.value) * b_error + std::abs(b.value) * a_error + a_error * b_error;
    return computed(a.value * b.value, propagated, 1, a, b);
  }
  friend RunningError operator/(const RunningError& a, const RunningError& b) {
    const double quotient = a.value / b.value;
    const double b_error = b.total_error();
    const double divisor = std::abs(b.value) - b_error;
    const double propagated = divisor > 0 ? (a.total_error() + std::abs(quotient) * b_error) / divisor
                                          : std::numeric_limits<double>::infinity();
    if (std::isinf(b.value) && std::isfinite(a.value)) {  // 0, however much b is off by
      RunningError zero(0, 0, b);
      zero.not_finite = a.not_finite;
      return zero;
    }
    return computed(quotient, propagated, 1, a, b);
  }

  friend bool operator<(const RunningError& a, const RunningError& b) { return a.value < b.value; }
  friend bool operator>(const RunningError& a, const RunningError& b) { return a.value > b.value; }
  friend bool operator<=(const RunningError& a, const RunningError& b) { return a.value <= b.value; }
  friend bool operator>=(const RunningError& a, const RunningError& b) { return a.value >= b.value; }
  friend bool operator==(const RunningError& a, const RunningError& b) { return a.value == b.value; }

  friend RunningError exp(const RunningError& a) {
    const double value = std::exp(a.value);
    const double a_error = a.total_error();
    const double propagated = a_error < 1 ? value * std::expm1(a_error) : std::exp(a.value + a_error);
    return computed(value, propagated, 2, a, a);
  }
  friend RunningError log(const RunningError& a) {
    return computed(std::log(a.value), logarithm_error(a.value, a.total_error()), 2, a, a);
  }
  friend RunningError log1p(const RunningError& a) {
    return computed(std::log1p(a.value), logarithm_error(1 + a.value, a.total_error()), 2, a, a);
  }
  friend RunningError tanh(const RunningError& a) {
    const double least = std::tanh(std::max(std::abs(a.value) - a.total_error(), 0.0));
    return computed(std::tanh(a.value), (1 - least * least) * a.total_error(), 2, a, a);
  }
  /// The same number once more in an expression in which its error cancels; that it may be 0 does not.
  friend RunningError again(const RunningError& a) {
    const double error = a.total_error();
    return {a.value, std::abs(a.value) > 2 * error ? 0 : error, a};
  }

 private:
  /// A number of the same code.
  RunningError(double value, double error, const RunningError& like)
      : value(value),
        error(error),
        magnitude(std::abs(value)),
        terms(1),
        not_finite(like.not_finite),
        code(like.code) {}

  static RunningError computed(double value, double propagated, int roundings, const RunningError& a,
                               const RunningError& b) {
    RunningError result(value);
    result.terms = 1;
    result.error = propagated;
    result.not_finite = a.not_finite || b.not_finite;
    result.code = a.code != nullptr ? a.code : b.code;
    if (result.code == nullptr) return result;
    const RoundingModel& rounding = result.code->rounding;
    result.error += roundings * rounding.unit * std::abs(value);
    if (std::abs(value) < rounding.underflow) result.error += rounding.underflow;
    result.keep_range();
    return result;
  }
  void keep_range() {
    if (code != nullptr && std::isfinite(error) && std::abs(value) + error > code->rounding.largest)
      value = std::copysign(std::numeric_limits<double>::infinity(), value);
    not_finite = not_finite || !std::isfinite(value) || !std::isfinite(error);
  }
  /// `argument` may itself be off by `error` where a sum cancelled, so that twice as much counts.
  static double logarithm_error(double argument, double error) {
    if (error == 0) return 0;
    return argument > 2 * error ? error / (argument - 2 * error) : std::numeric_limits<double>::infinity();
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
