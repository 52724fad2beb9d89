// SPDX-License-Identifier: MIT
#include "checks/decimal.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/checks/oracle/random_reals.hpp"

namespace gradjudge {
namespace {

/// Whether what is printed holds the number, at both ends of its error.
bool holds(const KnownDecimal& printed, const Bounded<Real>& number) {
  const Real1024 value(printed.value);
  const Real1024 bound(printed.bound);
  return abs(Real1024(within(number, 1) - value)) <= bound &&
         abs(Real1024(within(number, -1) - value)) <= bound;
}

TEST(ToDecimal, IsTheShortestWithinTheError) {
  const Real third = Real(1) / 3;
  EXPECT_EQ(to_decimal({third, 1e-6L}).value, "0.333333");
  EXPECT_EQ(to_decimal({third, 4e-10L}).value, "0.333333333");
  EXPECT_EQ(to_decimal({-third, 2}).value, "-0.3");
  EXPECT_EQ(to_decimal({Real(1) / 10, 1e-78L}).value, "0.1");
}

TEST(ToDecimal, BoundCountsWhatTheDecimalLeavesOut) {
  const Real third = Real(1) / 3;
  EXPECT_EQ(to_text(to_decimal({third, 0x1p-20L})), "0.333333 ± 1.3e-06");
  EXPECT_EQ(to_text(to_decimal({third, 1e-70L}, 10)), "0.3333333333 ± 3.4e-11");
  EXPECT_EQ(to_text(to_decimal(Bounded<Real>(third), 5)), "0.33333 ± 3.4e-06");
}

TEST(ToDecimal, HoldsTheNumberWhateverItsSizeAndError) {
  RandomReals random(17);
  for (int round = 0; round < 2000; ++round) {
    const Bounded<Real> number = random.bounded(random.whole(-5000, 5000), -random.whole(-2, 290));
    const KnownDecimal printed = to_decimal(number);
    ASSERT_TRUE(holds(printed, number)) << number.value << " ± " << number.error << ": " << to_text(printed);
    EXPECT_LE(std::strtold(printed.bound.c_str(), nullptr),
              2.2L * number.error + 1e-78L * upper_magnitude(number));
    EXPECT_TRUE(holds(to_decimal(number, 12), number));
  }
}

TEST(ToDecimal, WritesExactNumbersInFull) {
  EXPECT_EQ(to_text(to_decimal(Bounded<Real>(0))), "0 ± 0");
  EXPECT_EQ(to_text(to_decimal(Bounded<Real>(-2))), "-2 ± 0");
  EXPECT_EQ(to_text(to_decimal(Bounded<Real>(0.375))), "0.375 ± 0");
  EXPECT_EQ(to_decimal(Bounded<Real>(0.1)).value,
            "0.1000000000000000055511151231257827021181583404541015625");
  EXPECT_EQ(to_decimal(Bounded<Real>(0.1)).bound, "0");
}

TEST(ToDecimal, WritesOneDigitOfWhatIsKnownToNothing) {
  EXPECT_EQ(to_text(to_decimal({Real(7), std::numeric_limits<long double>::infinity()})), "7 ± inf");
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
