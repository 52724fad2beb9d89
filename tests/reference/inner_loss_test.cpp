// SPDX-License-Identifier: MIT
#include "reference/inner_loss.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(InnerLoss, HasTheIdOfThePairsLoss) {
  EXPECT_EQ(inner_loss_id(InnerLoss::naive_softmax), NaiveSoftmaxProblem<double>::loss_id);
  EXPECT_EQ(inner_loss_id(InnerLoss::negative_sampling), NegativeSamplingProblem<double>::loss_id);
}

TEST(PairProblem, IsThatOfTheInnerLoss) {
  const Vector<double> v = Vector<double>::LinSpaced(2, 1, 2);
  const Matrix<double> U = Matrix<double>::Identity(3, 2);
  const auto softmax = pair_problem(InnerLoss::naive_softmax, v, U, 2, {});
  ASSERT_TRUE(std::holds_alternative<NaiveSoftmaxProblem<double>>(softmax));
  EXPECT_EQ(std::get<NaiveSoftmaxProblem<double>>(softmax).o, 2);
  EXPECT_EQ(std::get<NaiveSoftmaxProblem<double>>(softmax).v_c, v);
  const auto sampling = pair_problem(InnerLoss::negative_sampling, v, U, 1, {0, 0});
  ASSERT_TRUE(std::holds_alternative<NegativeSamplingProblem<double>>(sampling));
  EXPECT_EQ(std::get<NegativeSamplingProblem<double>>(sampling).o, 1);
  EXPECT_EQ(std::get<NegativeSamplingProblem<double>>(sampling).U, U);
  EXPECT_EQ(std::get<NegativeSamplingProblem<double>>(sampling).negatives, (std::vector<Index>{0, 0}));
}

}  // namespace
}  // namespace gradjudge
