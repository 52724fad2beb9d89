// SPDX-License-Identifier: MIT
#include "reference/leaky_relu.hpp"

#include "tests/reference/refusal.hpp"
#include "tests/reference/scalars.hpp"

namespace gradjudge {
namespace {

template <class Scalar>
class LeakyRelu : public testing::Test {};
TYPED_TEST_SUITE(LeakyRelu, Scalars);

template <class Scalar>
LeakyReluProblem<Scalar> either_side(const Scalar& alpha) {
  LeakyReluProblem<Scalar> problem{Vector<Scalar>(3), alpha};
  problem.x << Scalar(-8), Scalar(0), Scalar(3);
  return problem;
}

TYPED_TEST(LeakyRelu, ByHand) {
  const auto evaluation = evaluate(either_side(TypeParam(TypeParam(1) / TypeParam(4))));
  EXPECT_EQ(evaluation.at("value").values(0, 0), TypeParam(-2));
  EXPECT_EQ(evaluation.at("value").values(1, 0), TypeParam(0));
  EXPECT_EQ(evaluation.at("value").values(2, 0), TypeParam(3));
  EXPECT_EQ(evaluation.at("x").values(0, 0), TypeParam(1) / TypeParam(4));
  EXPECT_EQ(evaluation.at("x").values(2, 0), TypeParam(1));
  EXPECT_EQ(loss(either_side(TypeParam(TypeParam(1) / TypeParam(4)))), TypeParam(1));
}

TYPED_TEST(LeakyRelu, OfSlopeZeroIsRelu) {
  const auto evaluation = evaluate(either_side(TypeParam(0)));
  EXPECT_EQ(evaluation.at("value").values(0, 0), TypeParam(0));
  EXPECT_EQ(evaluation.at("value").values(2, 0), TypeParam(3));
  EXPECT_EQ(evaluation.at("x").values(0, 0), TypeParam(0));
  EXPECT_EQ(evaluation.at("x").values(2, 0), TypeParam(1));
}

TYPED_TEST(LeakyRelu, IsTheLargerOfAlphaXAndX) {
  const TypeParam alpha = TypeParam(1) / TypeParam(8);
  for (const int x : {-1000, -1, 0, 1, 1000}) {
    EXPECT_EQ(leaky_relu(TypeParam(x), alpha), std::max(TypeParam(alpha * TypeParam(x)), TypeParam(x)));
  }
}

TEST(LeakyRelu, RefusesASlopeOutsideZeroToOne) {
  const std::string message = "the slope below zero must be at least 0 and below 1";
  expect_refused(either_side(1.0), "alpha", message);
  expect_refused(either_side(-0.01), "alpha", message);
  expect_refused(either_side(std::nan("")), "alpha", message);
  EXPECT_NO_THROW(validate(either_side(0.0)));
}

TEST(LeakyRelu, RefusesEntriesThatAreNotFiniteOrMissing) {
  auto problem = either_side(0.5);
  problem.x[0] = std::nan("");
  expect_refused(problem, "x", "entry [0] is not a finite number");
  expect_refused(LeakyReluProblem<double>{}, "x", "has no entries, at least one is needed");
}

}  // namespace
}  // namespace gradjudge
