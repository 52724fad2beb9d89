// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

namespace gradjudge {

/// σ(x) = 1 / (1 + e^−x), without overflow for any finite x and with full relative accuracy in both tails.
template <class Scalar>
Scalar sigma(const Scalar& x) {
  using std::exp;
  if (x >= Scalar(0)) return Scalar(1) / (Scalar(1) + exp(-x));
  const Scalar e = exp(x);
  return e / (Scalar(1) + e);
}

/// −log σ(−x) = log(1 + e^x), without overflow for any finite x.
template <class Scalar>
Scalar softplus(const Scalar& x) {
  using std::exp, std::log1p;
  if (x > Scalar(0)) return x + log1p(exp(-x));
  return log1p(exp(x));
}

}  // namespace gradjudge
