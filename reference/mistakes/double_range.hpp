// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <limits>

namespace gradjudge {

/// e^x with double's range, whatever the scalar: infinite or zero where double is. Overflow is a mistake that
/// high precision alone would hide.
template <class Scalar>
Scalar exp_in_double_range(const Scalar& x) {
  using std::exp;
  if (x > Scalar(709.782712893384)) return std::numeric_limits<Scalar>::infinity();
  if (x < Scalar(-745.1332191019412)) return Scalar(0);
  return exp(x);
}

}  // namespace gradjudge
