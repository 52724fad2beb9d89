// SPDX-License-Identifier: MIT
#include "checks/budget/pair_budget.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gradjudge {
namespace {

constexpr double u = 0x1p-53;
const Vector<double> exact_v = Vector<double>::Zero(1);

Vector<double> one(double entry) {
  return Vector<double>{{entry}};
}

Matrix<double> column(std::initializer_list<double> entries) {
  Matrix<double> matrix(static_cast<Index>(entries.size()), 1);
  std::copy(entries.begin(), entries.end(), matrix.data());
  return matrix;
}

TEST(PairBudget, OfOneWordOfNaiveSoftmax) {
  // The score 1 is off by γ₃, so ρ = 5u and π = 5u + (5u + γ₁) + 2u = 13u; ŷ − 1 is 0.
  const PairBudget budget =
      pair_budget(NaiveSoftmaxProblem<double>{one(1), column({1}), 0}, exact_v, double_rounding);
  EXPECT_NEAR(budget.v_error[0], 13 * u, 1e-10 * u);
  EXPECT_NEAR(budget.U_error.values(0, 0), 13 * u, 1e-10 * u);
  EXPECT_NEAR(budget.v_magnitude[0], 0, 0);
  EXPECT_NEAR(budget.loss_error, (13 + 2) * u, 1e-10 * u);  // π + u(|max| + |z|)
}

TEST(PairBudget, OfTwoDrawsAtScoreZero) {
  // r = q = 1/2: rq · 2u + 2uq + 3ur = 3u a draw; each row adds γ₄/2. The loss: (u + 3u + 2u log 2) a draw +
  // γ₂ of their sum.
  const PairBudget budget =
      pair_budget(NegativeSamplingProblem<double>{one(1), column({0, 0}), 0, {1}}, exact_v, double_rounding);
  EXPECT_NEAR(budget.U_error.values(0, 0), 5 * u, 1e-10 * u);
  EXPECT_NEAR(budget.U_error.values(1, 0), 5 * u, 1e-10 * u);
  EXPECT_NEAR(budget.v_error[0], 0, 1e-300);
  EXPECT_NEAR(budget.loss_error, 8 * (1 + std::log(2)) * u, 1e-10 * u);
  EXPECT_EQ(budget.loss_magnitude, 2 * std::log(2));
}

TEST(PairBudget, CountsEveryDrawOfARow) {
  const auto rows_of = [](std::vector<Index> negatives) {
    return pair_budget(NegativeSamplingProblem<double>{one(1), column({0, 0, 0}), 0, std::move(negatives)},
                       exact_v, double_rounding)
        .U_error;
  };
  // A row drawn m times: 3u m + γ_{K+3} m/2.
  EXPECT_NEAR(rows_of({2, 2}).values(1, 0), (6 + 5) * u, 1e-10 * u);
  EXPECT_EQ(rows_of({2, 2}).touched, (std::vector<Index>{0, 2}));
}

TEST(PairBudget, PassesTheErrorOfTheCenterVectorOn) {
  const NegativeSamplingProblem<double> problem{one(1), column({2, 3}), 0, {1}};
  const PairBudget exact = pair_budget(problem, exact_v, double_rounding);
  const PairBudget rough = pair_budget(problem, one(1e-9), double_rounding);
  // The factors r move by r q |u| 1e−9 and multiply v, and each multiplies v's own error.
  const double r_o = sigma(-2.0);
  EXPECT_NEAR(rough.U_error.values(0, 0) - exact.U_error.values(0, 0), (r_o * (1 - r_o) * 2 + r_o) * 1e-9,
              1e-15);
  EXPECT_GT(rough.v_error[0], exact.v_error[0]);
  EXPECT_GT(rough.loss_error, exact.loss_error);
}

TEST(PairBudget, ScalesWithTheUnitOfTheArithmetic) {
  const NaiveSoftmaxProblem<double> problem{one(0.5), column({1, -2}), 0};
  const PairBudget in_double = pair_budget(problem, exact_v, double_rounding);
  const PairBudget in_float = pair_budget(problem, exact_v, float_rounding);
  EXPECT_NEAR(in_float.v_error[0] / in_double.v_error[0], 0x1p29, 0x1p29 * 1e-4);
  EXPECT_NEAR(in_float.loss_error / in_double.loss_error, 0x1p29, 0x1p29 * 1e-4);
}

TEST(PairBudget, StaysFiniteForHugeScores) {
  for (const double sign : {1.0, -1.0}) {
    const PairBudget budget =
        pair_budget(NegativeSamplingProblem<double>{one(1e30), column({sign * 1e30, 1}), 0, {1}}, exact_v,
                    double_rounding);
    EXPECT_LE(budget.loss_error, 1e46);  // 1e60 to fourteen digits
    EXPECT_LE(budget.v_error[0], 2e30);
    EXPECT_LE(budget.U_error.values(0, 0), 2e30);
  }
}

}  // namespace
}  // namespace gradjudge
