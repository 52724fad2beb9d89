// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include "reference/linear_algebra.hpp"

namespace gradjudge {

/// log Σ_k exp(z_k − max z). The largest score's own exponential, 1, is left to log1p, so that the result
/// keeps its digits where one score is far above the others. Shape: n ≥ 1 entries.
template <class Scalar>
Scalar log_sum_exp_below_maximum(const Vector<Scalar>& z) {
  using std::exp, std::log1p;
  Index largest = 0;
  const Scalar maximum = z.maxCoeff(&largest);
  Scalar others(0);
  for (Index k = 0; k < z.size(); ++k) {
    if (k != largest) others += exp(Scalar(z[k] - maximum));
  }
  return log1p(others);
}

/// log Σ_k exp(z_k), without overflow. Shape: n ≥ 1 entries.
template <class Scalar>
Scalar log_sum_exp(const Vector<Scalar>& z) {
  return z.maxCoeff() + log_sum_exp_below_maximum(z);
}

/// −log ŷ_k = log Σ_i exp(z_i) − z_k for every k, without overflow, and without the cancellation of two large
/// scores. Shape: n ≥ 1 entries in and out.
template <class Scalar>
Vector<Scalar> negative_log_softmax(const Vector<Scalar>& z) {
  return (z.maxCoeff() - z.array()) + log_sum_exp_below_maximum(z);
}

/// ŷ_k = exp(z_k) / Σ_i exp(z_i). Shape: n ≥ 1 entries in and out.
template <class Scalar>
Vector<Scalar> softmax(const Vector<Scalar>& z) {
  using std::exp;
  const Scalar maximum = z.maxCoeff();
  Vector<Scalar> y_hat = (z.array() - maximum).unaryExpr([](const Scalar& x) { return Scalar(exp(x)); });
  y_hat /= y_hat.sum();
  return y_hat;
}

}  // namespace gradjudge
