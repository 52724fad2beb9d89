// SPDX-License-Identifier: MIT
#include "checks/decimal.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gradjudge {
namespace {

TEST(ToDecimal, WritesTheDigitsThatTheBoundProves) {
  const Real third = Real(1) / 3;
  EXPECT_EQ(to_decimal({third, 1e-6L}, 40), "0.33333");
  EXPECT_EQ(to_decimal({third, 1e-10L}, 40), "0.333333333");
  EXPECT_EQ(to_decimal({third, 1e-70L}, 40), "0.3333333333333333333333333333333333333333");
  EXPECT_EQ(to_decimal({-third, 2}, 40), "-0.3");
}

TEST(ToDecimal, WritesExactNumbersInFull) {
  EXPECT_EQ(to_decimal(Bounded<Real>(0), 40), "0");
  EXPECT_EQ(to_decimal(Bounded<Real>(-2), 40), "-2");
  EXPECT_EQ(to_decimal(Bounded<Real>(0.375), 40), "0.375");
}

TEST(ToDecimal, WritesOneDigitOfWhatIsKnownToNothing) {
  EXPECT_EQ(to_decimal({Real(7), std::numeric_limits<long double>::infinity()}, 40), "7");
}

TEST(BoundToDecimal, RoundsUpToTwoDigits) {
  EXPECT_EQ(bound_to_decimal(0), "0");
  EXPECT_EQ(bound_to_decimal(1), "1.0e+00");
  EXPECT_EQ(bound_to_decimal(1.01L), "1.1e+00");
  EXPECT_EQ(bound_to_decimal(9.91e-52L), "1.0e-51");
  EXPECT_EQ(bound_to_decimal(std::numeric_limits<long double>::infinity()), "inf");
}

TEST(BoundToDecimal, WritesBoundsBelowTheSmallestDouble) {
  EXPECT_EQ(bound_to_decimal(1.21e-512L), "1.3e-512");
}

}  // namespace
}  // namespace gradjudge
