// SPDX-License-Identifier: MIT
#include "checks/budget/running_error.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

constexpr double u = 0x1p-53;

RunningError rounded_input(double x) {
  return {x, u * x, u};
}

TEST(RunningError, AConstantIsExact) {
  const RunningError two = RunningError(1) + RunningError(1);
  EXPECT_EQ(two.value, 2);
  EXPECT_EQ(two.error, 0);
}

TEST(RunningError, EachOperationAddsOneRounding) {
  const RunningError x = rounded_input(4);
  EXPECT_EQ((x + x).error, 2 * 4 * u + 8 * u);
  EXPECT_DOUBLE_EQ((x * x).error, 2 * 4 * 4 * u + 16 * u);
  EXPECT_DOUBLE_EQ((x / x).error, 2 * u + u);
  EXPECT_DOUBLE_EQ(exp(x).error, std::exp(4) * (4 * u + 2 * u));
  EXPECT_DOUBLE_EQ(log(x).error, u + 2 * u * std::log(4));
}

TEST(RunningError, CancellationKeepsTheErrorsOfItsOperands) {
  const RunningError difference = rounded_input(1e6) - rounded_input(1e6);
  EXPECT_EQ(difference.value, 0);
  EXPECT_EQ(difference.error, 2e6 * u);
}

TEST(RunningError, ADivisorThatMayBeZeroBoundsNothing) {
  const RunningError zero = rounded_input(1) - rounded_input(1);
  EXPECT_TRUE(std::isinf((rounded_input(1) / zero).error));
  EXPECT_TRUE(std::isinf(log(zero).error));
}

}  // namespace
}  // namespace gradjudge
