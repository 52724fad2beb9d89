// SPDX-License-Identifier: MIT
#include "reference/real.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(Real, HasTheDocumentedWidths) {
  EXPECT_EQ(precision_bits<Real>, 257);
  EXPECT_EQ(precision_bits<Real512>, 513);
  EXPECT_EQ(precision_bits<Real1024>, 1025);
  EXPECT_EQ(precision_bits<double>, 53);
  EXPECT_EQ(precision_bits<float>, 24);
}

/// What the error bounds of the oracle rest on: the width is the one that arithmetic really has, and it
/// rounds to nearest, ties to even.
TEST(Real, RoundsToNearestAtItsWidth) {
  const Real last_place = ldexp(Real(1), -256);
  EXPECT_NE(Real(Real(1) + last_place), Real(1));
  EXPECT_EQ(Real(Real(1) + last_place / 2), Real(1));
  EXPECT_EQ(Real(Real(1) + last_place + last_place / 2), Real(Real(1) + 2 * last_place));
  EXPECT_EQ(Real(Real(1) + last_place / 2 + ldexp(Real(1), -300)), Real(1));
  EXPECT_EQ(Real(Real(1) + Real(last_place / 2 + ldexp(Real(1), -300))), Real(Real(1) + last_place));
}

TEST(Real, ReadsDecimalTextWithoutPassingThroughDouble) {
  EXPECT_EQ(Real("0.1") * 10, Real(1));
  EXPECT_NE(Real("0.1"), Real(0.1));
}

TEST(Real, IsExactInPowersOfTwoOfAnySize) {
  const Real h = ldexp(Real(1), -100000);
  EXPECT_GT(h, Real(0));
  EXPECT_EQ(Real(h * ldexp(Real(1), 100000)), Real(1));
}

}  // namespace
}  // namespace gradjudge
