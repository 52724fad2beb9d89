// SPDX-License-Identifier: MIT
#include "checks/budget/softmax_budget.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gradjudge {
namespace {

constexpr double u = 0x1p-53;

TEST(SoftmaxBudget, OfTwoEqualExactScores) {
  // ρ = 2u, π = ρ + Σ p ρ + γ₂ + 2u = 8u; −log ŷ takes π and four roundings of log 2.
  const SoftmaxBudget budget =
      softmax_budget(Vector<double>::Zero(2), Vector<double>::Zero(2), double_rounding);
  for (const Index k : {0, 1}) {
    EXPECT_EQ(budget.y_hat[k], 0.5);
    EXPECT_NEAR(budget.y_hat_error[k], 4 * u, 1e-10 * u);
    EXPECT_NEAR(budget.minus_log_y_hat[k], std::log(2), 1e-15);
    EXPECT_NEAR(budget.log_error[k], (8 + 4 * std::log(2)) * u, 1e-10 * u);
  }
}

TEST(SoftmaxBudget, PassesTheErrorOfAScoreOnToEveryProbability) {
  const Vector<double> errors{{1e-6, 0}};
  const SoftmaxBudget budget = softmax_budget(Vector<double>::Zero(2), errors, double_rounding);
  EXPECT_NEAR(budget.y_hat_error[0], 0.5 * 1.5e-6, 1e-11);
  EXPECT_NEAR(budget.y_hat_error[1], 0.5 * 0.5e-6, 1e-11);
}

TEST(SoftmaxBudget, OfSmallProbabilitiesIsSmall) {
  const SoftmaxBudget budget =
      softmax_budget(Vector<double>{{0, -600}}, Vector<double>::Zero(2), double_rounding);
  EXPECT_GT(budget.y_hat_error[1], 0);
  EXPECT_LT(budget.y_hat_error[1], 1e-12 * budget.y_hat[1]);
}

TEST(SoftmaxBudget, OfScoresThatMayBeAnythingIsEveryProbability) {
  // The second score may be 40 above the first or 40 below it.
  const SoftmaxBudget budget =
      softmax_budget(Vector<double>{{-20, 0}}, Vector<double>{{0, 40}}, double_rounding);
  EXPECT_GE(budget.y_hat_error[0], 1);
  EXPECT_GE(budget.y_hat_error[1], 1);
  EXPECT_NEAR(budget.log_error[0], 40, 1e-9);
  EXPECT_NEAR(budget.log_error[1], 80, 1e-9);
}

TEST(SoftmaxBudget, StaysFiniteForHugeScores) {
  const SoftmaxBudget budget =
      softmax_budget(Vector<double>{{1e30, -1e30}}, Vector<double>{{1e14, 1e14}}, double_rounding);
  for (const Index k : {0, 1}) {
    EXPECT_LE(budget.y_hat_error[k], 1.1);
    EXPECT_LE(budget.log_error[k], 1e16);
  }
}

}  // namespace
}  // namespace gradjudge
