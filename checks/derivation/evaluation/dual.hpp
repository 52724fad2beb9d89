// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include "reference/logistic.hpp"

namespace gradjudge::derivation {

/// A number and its slope along one direction: differentiation that is exact but for rounding.
template <class Scalar>
struct Dual {
  Scalar value{0};
  Scalar slope{0};
};

template <class Scalar>
Dual<Scalar> operator+(const Dual<Scalar>& a, const Dual<Scalar>& b) {
  return {Scalar(a.value + b.value), Scalar(a.slope + b.slope)};
}
template <class Scalar>
Dual<Scalar> operator-(const Dual<Scalar>& a, const Dual<Scalar>& b) {
  return {Scalar(a.value - b.value), Scalar(a.slope - b.slope)};
}
template <class Scalar>
Dual<Scalar> operator-(const Dual<Scalar>& a) {
  return {Scalar(-a.value), Scalar(-a.slope)};
}
template <class Scalar>
Dual<Scalar> operator*(const Dual<Scalar>& a, const Dual<Scalar>& b) {
  return {Scalar(a.value * b.value), Scalar(a.value * b.slope + a.slope * b.value)};
}
template <class Scalar>
Dual<Scalar> operator/(const Dual<Scalar>& a, const Dual<Scalar>& b) {
  const Scalar quotient = a.value / b.value;
  return {quotient, Scalar((a.slope - quotient * b.slope) / b.value)};
}
template <class Scalar>
Dual<Scalar> exp(const Dual<Scalar>& a) {
  using std::exp;
  const Scalar value = exp(a.value);
  return {value, Scalar(value * a.slope)};
}
template <class Scalar>
Dual<Scalar> log(const Dual<Scalar>& a) {
  using std::log;
  return {Scalar(log(a.value)), Scalar(a.slope / a.value)};
}
template <class Scalar>
Dual<Scalar> sqrt(const Dual<Scalar>& a) {
  using std::sqrt;
  const Scalar root = sqrt(a.value);
  return {root, Scalar(a.slope / (Scalar(2) * root))};
}
template <class Scalar>
Dual<Scalar> pow(const Dual<Scalar>& a, const Dual<Scalar>& exponent) {
  using std::log, std::pow;
  const Scalar value = pow(a.value, exponent.value);
  Scalar slope = exponent.value * pow(a.value, Scalar(exponent.value - Scalar(1))) * a.slope;
  if (exponent.slope != Scalar(0)) slope += value * log(a.value) * exponent.slope;
  return {value, slope};
}

/// σ and its derivatives: order 0, 1 or 2.
template <class Scalar>
Dual<Scalar> sigma_derivative(const Dual<Scalar>& x, int order) {
  const Scalar s = sigma(x.value);
  const Scalar complement = sigma(Scalar(-x.value));
  const Scalar first = s * complement;
  const Scalar second = first * (complement - s);
  const Scalar third = first * ((complement - s) * (complement - s) - Scalar(2) * first);
  if (order == 0) return {s, Scalar(first * x.slope)};
  if (order == 1) return {first, Scalar(second * x.slope)};
  return {second, Scalar(third * x.slope)};
}

}  // namespace gradjudge::derivation
