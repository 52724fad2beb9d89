// SPDX-License-Identifier: MIT
#pragma once
#include <gtest/gtest.h>

#include "reference/real.hpp"

namespace gradjudge {

/// The scalars that every loss is used with.
using Scalars = testing::Types<float, double, Real>;

/// Expects equality within `ulps` units in the last place of the scalar.
template <class Scalar>
void expect_near(const Scalar& found, const Scalar& expected, int ulps = 4) {
  using std::abs;
  const Scalar allowed = Scalar(ulps) * std::numeric_limits<Scalar>::epsilon() * abs(expected);
  EXPECT_LE(Scalar(abs(found - expected)), allowed) << found << " is not " << expected;
}

}  // namespace gradjudge
