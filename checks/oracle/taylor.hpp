// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <utility>

#include "checks/oracle/bounded.hpp"

namespace gradjudge {

/// The Taylor coefficients f, f′, f″/2, f‴/6 of a function of one variable t at t = 0, each with a bound of
/// its error. Where the variable itself is only known to lie within a radius of its center, the coefficients
/// enclose those at every point within that radius, so that they bound f‴ there. The recurrences are those of
/// Griewank and Walther, Evaluating Derivatives, chapter 13. Comparisons compare the values at the center;
/// code that branches on them must compute the same function on both sides.
template <class R>
struct Taylor {
  static constexpr std::size_t terms = 4;
  std::array<Bounded<R>, terms> c{};
  bool varies = false;  ///< whether the variable went into it; if not, only c[0] is used

  Taylor() = default;
  explicit Taylor(const Bounded<R>& constant) : c{constant} {}
  explicit Taylor(const R& constant) : Taylor(Bounded<R>(constant)) {}
  explicit Taylor(double constant) : Taylor(Bounded<R>(constant)) {}
  explicit Taylor(int constant) : Taylor(Bounded<R>(constant)) {}

  /// center + t, the center within `radius` of where it is said to be.
  static Taylor variable(const R& center, long double radius) {
    Taylor x(Bounded<R>(center, radius));
    x.c[1] = Bounded<R>(1);
    x.varies = true;
    return x;
  }

  Taylor operator-() const {
    Taylor negated = like(*this, *this);
    for (std::size_t k = 0; k < negated.used(); ++k) negated.c[k] = -c[k];
    return negated;
  }
  Taylor& operator+=(const Taylor& b) { return *this = *this + b; }
  Taylor& operator-=(const Taylor& b) { return *this = *this - b; }
  Taylor& operator*=(const Taylor& b) { return *this = *this * b; }
  Taylor& operator/=(const Taylor& b) { return *this = *this / b; }

  friend Taylor operator+(const Taylor& a, const Taylor& b) {
    Taylor sum = like(a, b);
    for (std::size_t k = 0; k < sum.used(); ++k) sum.c[k] = a.c[k] + b.c[k];
    return sum;
  }
  friend Taylor operator-(const Taylor& a, const Taylor& b) {
    Taylor difference = like(a, b);
    for (std::size_t k = 0; k < difference.used(); ++k) difference.c[k] = a.c[k] - b.c[k];
    return difference;
  }
  friend Taylor operator*(const Taylor& a, const Taylor& b) {
    Taylor product = like(a, b);
    for (std::size_t k = 0; k < product.used(); ++k) {
      for (std::size_t j = 0; j <= k; ++j) product.c[k] += a.c[j] * b.c[k - j];
    }
    return product;
  }
  friend Taylor operator/(const Taylor& a, const Taylor& b) {
    Taylor quotient = like(a, b);
    for (std::size_t k = 0; k < quotient.used(); ++k) {
      Bounded<R> rest = a.c[k];
      for (std::size_t j = 0; j < k; ++j) rest -= quotient.c[j] * b.c[k - j];
      quotient.c[k] = rest / b.c[0];
    }
    return quotient;
  }

  friend bool operator<(const Taylor& a, const Taylor& b) { return a.c[0] < b.c[0]; }
  friend bool operator>(const Taylor& a, const Taylor& b) { return a.c[0] > b.c[0]; }
  friend bool operator<=(const Taylor& a, const Taylor& b) { return a.c[0] <= b.c[0]; }
  friend bool operator>=(const Taylor& a, const Taylor& b) { return a.c[0] >= b.c[0]; }
  friend bool operator==(const Taylor& a, const Taylor& b) { return a.c[0] == b.c[0]; }

  friend Taylor exp(const Taylor& a) {
    Taylor result = like(a, a);
    result.c[0] = exp(a.c[0]);
    for (std::size_t k = 1; k < result.used(); ++k) {
      for (std::size_t j = 1; j <= k; ++j) result.c[k] += times(j, a.c[j]) * result.c[k - j];
      result.c[k] /= times(k, Bounded<R>(1));
    }
    return result;
  }
  friend Taylor log(const Taylor& a) { return logarithm(log(a.c[0]), a); }
  friend Taylor log1p(const Taylor& a) { return logarithm(log1p(a.c[0]), Taylor(1) + a); }

 private:
  std::size_t used() const { return varies ? terms : 1; }

  /// Zero, varying if either of the two does.
  static Taylor like(const Taylor& a, const Taylor& b) {
    Taylor zero;
    zero.varies = a.varies || b.varies;
    return zero;
  }

  static Bounded<R> times(std::size_t k, const Bounded<R>& x) { return Bounded<R>(static_cast<int>(k)) * x; }

  static Taylor logarithm(const Bounded<R>& value, const Taylor& a) {
    Taylor result = like(a, a);
    result.c[0] = value;
    for (std::size_t k = 1; k < result.used(); ++k) {
      Bounded<R> rest = times(k, a.c[k]);
      for (std::size_t j = 1; j < k; ++j) rest -= times(j, result.c[j]) * a.c[k - j];
      result.c[k] = rest / times(k, a.c[0]);
    }
    return result;
  }
};

}  // namespace gradjudge

namespace Eigen {

template <class R>
struct NumTraits<gradjudge::Taylor<R>> : GenericNumTraits<gradjudge::Taylor<R>> {
  using Real = gradjudge::Taylor<R>;
  using NonInteger = gradjudge::Taylor<R>;
  using Literal = double;
  using Nested = gradjudge::Taylor<R>;
  enum {
    IsComplex = 0,
    IsInteger = 0,
    IsSigned = 1,
    RequireInitialization = 1,
    ReadCost = 80,
    AddCost = 400,
    MulCost = 2000
  };
};

}  // namespace Eigen
