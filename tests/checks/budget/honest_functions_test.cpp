// SPDX-License-Identifier: MIT
#include "checks/budget/honest_functions.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "reference/logistic.hpp"
#include "reference/softmax.hpp"

namespace gradjudge {
namespace {

constexpr double u = 0x1p-53;
const HonestCode sound{double_rounding};
const HonestCode textbook{double_rounding, true};

RunningError exact(double x, const HonestCode& code) {
  return {x, 0, code};
}

Vector<RunningError> scores(std::initializer_list<double> values, const HonestCode& code, double error = 0) {
  Vector<RunningError> z(static_cast<Index>(values.size()));
  Index i = 0;
  for (const double value : values) z[i++] = {value, error, code};
  return z;
}

TEST(HonestFunctions, HaveTheirValue) {
  EXPECT_EQ(sigma(exact(2, sound)).value, sigma(2.0));
  EXPECT_EQ(sigma_value(exact(-2, sound)).value, sigma(-2.0));
  EXPECT_EQ(softplus(exact(2, sound)).value, softplus(2.0));
  const Vector<double> z{{1, -2}};
  EXPECT_EQ(softmax(scores({1, -2}, sound))[1].value, softmax(z)[1]);
  EXPECT_EQ(negative_log_softmax(scores({1, -2}, sound))[1].value, negative_log_softmax(z)[1]);
}

TEST(HonestFunctions, AProbabilityThatIsSureStaysSureHoweverFarItsScoresMayBeOff) {
  const Vector<RunningError> sure = softmax(scores({1e81, 7e80, -1e81}, sound, 1e65));
  for (const Index k : {0, 1, 2}) EXPECT_LE(sure[k].error, 16 * u) << k;
  const Vector<RunningError> half_sure = softmax(scores({1e20, 1e20, -1e20}, sound, 1e4));
  EXPECT_GE(half_sure[0].error, 0.5) << "it can be 0 or 1";
  EXPECT_LE(half_sure[2].error, 16 * u);
}

TEST(HonestFunctions, SoftmaxMovesByNoMoreThanItsErrorSays) {
  const Vector<double> z{{0.5, -1, 3}};
  for (const double off : {1e-9, 1e-3, 0.1, 0.5, 2.0, 30.0}) {
    const Vector<RunningError> honest = softmax(scores({0.5, -1, 3}, sound, off));
    for (int corner = 0; corner < 8; ++corner) {
      Vector<double> moved = z;
      for (const int k : {0, 1, 2}) moved[k] += (corner >> k & 1) != 0 ? off : -off;
      const Vector<double> y_hat = softmax(moved);
      for (const Index k : {0, 1, 2})
        EXPECT_LE(std::abs(y_hat[k] - honest[k].value), honest[k].error) << off << ", ŷ_" << k;
    }
  }
}

TEST(HonestFunctions, AtOrdinaryNumbersEveryFormIsSound) {
  for (const double x : {-8.0, -2.0, 0.0, 0.5, 8.0}) {
    EXPECT_EQ(sigma(exact(x, sound)).error, sigma(exact(x, textbook)).error) << x;
    EXPECT_EQ(sigma_value(exact(x, sound)).error, sigma_value(exact(x, textbook)).error) << x;
    EXPECT_EQ(softplus(exact(x, sound)).error, softplus(exact(x, textbook)).error) << x;
    EXPECT_LE(sigma(exact(x, sound)).error, 10 * u) << x;
    EXPECT_FALSE(softplus(exact(x, textbook)).not_finite) << x;
  }
}

TEST(HonestFunctions, AFactorMayBeWrittenAsOneMinusSigmaHoweverSmallItIs) {
  for (const double x : {-15.0, -40.0, -1000.0}) {
    EXPECT_GE(sigma(exact(x, sound)).error, u) << x;
    EXPECT_LE(sigma(exact(x, sound)).error, 7 * u) << x;
  }
}

TEST(HonestFunctions, SigmaAsAValueKeepsItsDigitsUnlessTheFormIsATextbooks) {
  EXPECT_LE(sigma_value(exact(-30, sound)).error, 70 * u * sigma(-30.0));
  EXPECT_GE(sigma_value(exact(-30, textbook)).error, u);
  EXPECT_LE(sigma_value(exact(-30, textbook)).error, 7 * u);
}

TEST(HonestFunctions, TheLogarithmOfOneMinusSigmaLosesDigitsAndThenAll) {
  // 1 − σ(12) is off by about 2u, its logarithm by 2u e¹²: rounding still.
  EXPECT_GE(softplus(exact(12, sound)).error, u * std::exp(12));
  EXPECT_EQ(softplus(exact(12, sound)).error, softplus(exact(12, textbook)).error);
  // At 20 it has lost more than a third of its digits.
  EXPECT_LE(softplus(exact(20, sound)).error, 1e-13);
  EXPECT_GE(softplus(exact(20, textbook)).error, u * std::exp(20));
  EXPECT_FALSE(softplus(exact(20, textbook)).not_finite);
  // 1 − σ(40) is 0.
  EXPECT_LE(softplus(exact(40, sound)).error, 1e-13);
  EXPECT_FALSE(softplus(exact(40, sound)).not_finite);
  EXPECT_TRUE(softplus(exact(40, textbook)).not_finite);
}

TEST(HonestFunctions, AQuotientOfExponentialsOverflows) {
  EXPECT_FALSE(sigma(exact(1000, sound)).not_finite);
  EXPECT_TRUE(sigma(exact(1000, textbook)).not_finite);
  EXPECT_TRUE(sigma_value(exact(1000, textbook)).not_finite);
  const auto y_hat = softmax(scores({1000, 999}, textbook));
  EXPECT_TRUE(y_hat[0].not_finite);
  // Each exponential is finite and their sum is not: the quotients are 0.
  const auto halves = softmax(scores({709.5, 709.5}, textbook));
  EXPECT_NEAR(halves[0].error, 0.5, 1e-9);
  EXPECT_FALSE(softmax(scores({1000, 999}, sound))[0].not_finite);
}

TEST(HonestFunctions, TheLogarithmOfNothingSpoilsEveryEntry) {
  // 0 · log 0 in −Σ y log ŷ, and 0/0 in the chain rule through it.
  for (const Index k : {0, 1}) {
    EXPECT_TRUE(negative_log_softmax(scores({1, -800}, textbook))[k].not_finite);
    EXPECT_TRUE(softmax(scores({1, -800}, textbook))[k].not_finite);
    EXPECT_FALSE(negative_log_softmax(scores({1, -600}, textbook))[k].not_finite);
  }
}

TEST(HonestFunctions, FloatOverflowsSooner) {
  const HonestCode in_float{float_rounding, true};
  EXPECT_TRUE(softmax(scores({90, 0}, in_float))[0].not_finite);
  EXPECT_FALSE(softmax(scores({80, 0}, in_float))[0].not_finite);
}

TEST(HonestFunctions, PassTheErrorOfTheirArgumentsOn) {
  EXPECT_NEAR(sigma({0, 1e-6, sound}).error, 0.25e-6, 1e-12);
  EXPECT_NEAR(softplus({0, 1e-6, sound}).error, 0.5e-6, 1e-12);
  Vector<RunningError> z = scores({0, 0}, sound);
  z[0].error = 1e-6;
  EXPECT_NEAR(softmax(z)[0].error, 0.5 * 1.5e-6, 1e-11);
  EXPECT_NEAR(softmax(z)[1].error, 0.5 * 0.5e-6, 1e-11);
}

TEST(HonestFunctions, OfNumbersThatMayBeAnythingAreAnyOfTheirValues) {
  EXPECT_NEAR(sigma({0, 1e14, sound}).error, 1, 1e-9);
  EXPECT_LE(softplus({0, 1e14, sound}).error, 1.1e14);
  const auto y_hat = softmax(scores({1e30, -1e30}, sound, 1e14));
  const auto logs = negative_log_softmax(scores({1e30, -1e30}, sound, 1e14));
  for (const Index k : {0, 1}) {
    EXPECT_LE(y_hat[k].error, 1.1);
    EXPECT_LE(logs[k].error, 1e16);
  }
}

TEST(HonestFunctions, AnExactCodeHasNoErrorButThatOfItsTable) {
  HonestCode table{{0, 0}};
  EXPECT_EQ(sigma(exact(1, table)).error, 0);
  table.rounding.sigma_step = 0.012;
  table.rounding.sigma_range = 6;
  EXPECT_EQ(sigma(exact(1, table)).error, 0.003);
  EXPECT_NEAR(softplus(exact(0, table)).error, 0.003 / 0.497, 1e-12);
  EXPECT_TRUE(std::isinf(softplus(exact(7, table)).error));
}

}  // namespace
}  // namespace gradjudge
