// SPDX-License-Identifier: MIT
#include "checks/budget/running_error.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace gradjudge {
namespace {

constexpr double u = 0x1p-53;
const HonestCode in_double{double_rounding};
const HonestCode in_float{float_rounding};

RunningError rounded_input(double x, const HonestCode& code = in_double) {
  return {x, code.rounding.unit * std::abs(x), code};
}

RunningError exact(double x, const HonestCode& code = in_double) {
  return {x, 0, code};
}

TEST(RunningError, AConstantIsExact) {
  const RunningError two = RunningError(1) + RunningError(1);
  EXPECT_EQ(two.value, 2);
  EXPECT_EQ(two.total_error(), 0);
}

TEST(RunningError, EachOperationAddsOneRounding) {
  const RunningError x = rounded_input(4);
  EXPECT_EQ((x + x).total_error(), 2 * 4 * u + 8 * u);
  EXPECT_DOUBLE_EQ((x * x).total_error(), 2 * 4 * 4 * u + 16 * u);
  EXPECT_DOUBLE_EQ((x / x).total_error(), 2 * u + u);
  EXPECT_DOUBLE_EQ(exp(x).total_error(), std::exp(4) * (4 * u + 2 * u));
  EXPECT_DOUBLE_EQ(log(x).total_error(), u + 2 * u * std::log(4));
  EXPECT_NEAR(tanh(x).total_error(), 4 * u / std::cosh(4) / std::cosh(4) + 2 * u * std::tanh(4), 1e-10 * u);
}

TEST(RunningError, ASumIsTakenInAnyOrder) {
  const std::vector<RunningError> terms{exact(100), exact(-1), exact(-1), exact(-98)};
  const RunningError forward = std::accumulate(terms.begin(), terms.end(), RunningError(0));
  const RunningError backward = std::accumulate(terms.rbegin(), terms.rend(), RunningError(0));
  EXPECT_EQ(forward.value, 0);
  EXPECT_EQ(forward.total_error(), double_rounding.gamma(3) * 200);
  EXPECT_EQ(backward.total_error(), forward.total_error());
}

TEST(RunningError, CancellationKeepsTheErrorsOfItsOperands) {
  const RunningError difference = rounded_input(1e6) - rounded_input(1e6);
  EXPECT_EQ(difference.value, 0);
  EXPECT_EQ(difference.total_error(), 2e6 * u);
}

TEST(RunningError, ADivisorThatMayBeZeroBoundsNothing) {
  const RunningError zero = rounded_input(1) - rounded_input(1);
  for (const RunningError& number : {rounded_input(1) / zero, log(zero)}) {
    EXPECT_TRUE(std::isinf(number.total_error()));
    EXPECT_TRUE(number.not_finite);
  }
}

TEST(RunningError, WhatOverflowsGoesOnAsItDoesInTheCode) {
  const RunningError infinite = exp(exact(1000));
  EXPECT_TRUE(std::isinf(infinite.value));
  EXPECT_TRUE(infinite.not_finite);
  EXPECT_TRUE(std::isnan((infinite / infinite).value));
  const RunningError zero = RunningError(1) / (RunningError(1) + infinite);
  EXPECT_EQ(zero.value, 0);
  EXPECT_FALSE(zero.not_finite);
  EXPECT_TRUE(std::isnan((exact(0) * log(exact(0))).value));
}

TEST(RunningError, TheRangeIsThatOfTheArithmetic) {
  EXPECT_FALSE(exp(exact(100)).not_finite);
  EXPECT_TRUE(exp(exact(100, in_float)).not_finite);
  EXPECT_EQ(exp(exact(-100, in_float)).total_error(), std::exp(-100) * 2 * float_rounding.unit + 0x1p-126);
}

TEST(RunningError, TheSameNumberOnceMoreBringsNoErrorOfItsOwn) {
  const RunningError x = rounded_input(4);
  EXPECT_DOUBLE_EQ((x / again(x)).total_error(), u + u);
}

}  // namespace
}  // namespace gradjudge
