// SPDX-License-Identifier: MIT
#include "reference/sigmoid.hpp"

#include "tests/reference/refusal.hpp"
#include "tests/reference/scalars.hpp"

namespace gradjudge {
namespace {

template <class Scalar>
class Sigmoid : public testing::Test {};
TYPED_TEST_SUITE(Sigmoid, Scalars);

TYPED_TEST(Sigmoid, ByHand) {
  using std::log;
  SigmoidProblem<TypeParam> problem{Vector<TypeParam>(2)};
  problem.x << TypeParam(0), TypeParam(log(TypeParam(3)));
  const auto evaluation = evaluate(problem);
  EXPECT_EQ(evaluation.at("value").shape, std::vector<Index>{2});
  expect_near(evaluation.at("value").values(0, 0), TypeParam(1) / TypeParam(2));
  expect_near(evaluation.at("value").values(1, 0), TypeParam(3) / TypeParam(4));
  expect_near(evaluation.at("x").values(0, 0), TypeParam(1) / TypeParam(4));
  expect_near(evaluation.at("x").values(1, 0), TypeParam(3) / TypeParam(16));
  expect_near(loss(problem), TypeParam(5) / TypeParam(4));
}

TYPED_TEST(Sigmoid, TheDerivativeKeepsItsDigitsInBothTails) {
  using std::exp;
  SigmoidProblem<TypeParam> problem{Vector<TypeParam>(2)};
  problem.x << TypeParam(50), TypeParam(-50);
  const TypeParam tail = exp(TypeParam(-50));
  const TypeParam expected = tail / ((1 + tail) * (1 + tail));
  const auto evaluation = evaluate(problem);
  expect_near(evaluation.at("x").values(0, 0), expected);
  expect_near(evaluation.at("x").values(1, 0), expected);
}

TEST(Sigmoid, IsFiniteAtAThousandInEitherDirection) {
  SigmoidProblem<double> problem{Vector<double>(2)};
  problem.x << 1000, -1000;
  const auto evaluation = evaluate(problem);
  EXPECT_EQ(evaluation.at("value").values(0, 0), 1.0);
  EXPECT_EQ(evaluation.at("value").values(1, 0), 0.0);
  EXPECT_EQ(evaluation.at("x").values(0, 0), 0.0);
  EXPECT_EQ(evaluation.at("x").values(1, 0), 0.0);
}

TEST(Sigmoid, RefusesEntriesThatAreNotFiniteOrMissing) {
  SigmoidProblem<double> problem{Vector<double>::Zero(3)};
  problem.x[2] = -std::numeric_limits<double>::infinity();
  expect_refused(problem, "x", "entry [2] is not a finite number");
  expect_refused(SigmoidProblem<double>{}, "x", "has no entries, at least one is needed");
}

}  // namespace
}  // namespace gradjudge
