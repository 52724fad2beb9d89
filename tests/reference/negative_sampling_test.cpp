// SPDX-License-Identifier: MIT
#include "reference/negative_sampling.hpp"

#include <cmath>

#include "tests/reference/refusal.hpp"
#include "tests/reference/scalars.hpp"

namespace gradjudge {
namespace {

template <class Scalar>
class NegativeSampling : public testing::Test {};
TYPED_TEST_SUITE(NegativeSampling, Scalars);

/// Scores log 3, 0, −log 3 and 5 for the words 0 … 3, so σ = 3/4, 1/2, 1/4 for those that are drawn.
template <class Scalar>
NegativeSamplingProblem<Scalar> four_words(std::vector<Index> negatives) {
  using std::log;
  const Scalar log_3 = log(Scalar(3));
  NegativeSamplingProblem<Scalar> problem{Vector<Scalar>(2), Matrix<Scalar>(4, 2), 0, std::move(negatives)};
  problem.v_c << Scalar(1), Scalar(2);
  problem.U << log_3, Scalar(0), Scalar(2), Scalar(-1), Scalar(-log_3), Scalar(0), Scalar(5), Scalar(0);
  return problem;
}

TYPED_TEST(NegativeSampling, ByHand) {
  using std::log;
  const auto evaluation = evaluate(four_words<TypeParam>({1, 2}));
  // −log 3/4 − log 1/2 − log 3/4
  const TypeParam expected = log(TypeParam(32) / 9);
  expect_near(evaluation.at("loss").values(0, 0), expected, 8);
  expect_near(loss(four_words<TypeParam>({1, 2})), expected, 8);
  // −1/4 u_0 + 1/2 u_1 + 1/4 u_2
  const auto& dv_c = evaluation.at("v_c");
  EXPECT_EQ(dv_c.shape, std::vector<Index>{2});
  expect_near(dv_c.values(0, 0), TypeParam(1 - log(TypeParam(3)) / 2), 8);
  expect_near(dv_c.values(1, 0), TypeParam(TypeParam(-1) / 2));
  const auto& dU = evaluation.at("U");
  EXPECT_EQ(dU.shape, (std::vector<Index>{4, 2}));
  EXPECT_EQ(dU.touched, (std::vector<Index>{0, 1, 2}));
  expect_near(dU.values(0, 0), TypeParam(TypeParam(-1) / 4));
  expect_near(dU.values(0, 1), TypeParam(TypeParam(-1) / 2));
  expect_near(dU.values(1, 0), TypeParam(TypeParam(1) / 2));
  expect_near(dU.values(2, 1), TypeParam(TypeParam(1) / 2));
}

TYPED_TEST(NegativeSampling, AWordDrawnThriceCountsThrice) {
  using std::log;
  const auto evaluation = evaluate(four_words<TypeParam>({1, 1, 2, 1}));
  // −log 3/4 − 3 log 1/2 − log 3/4
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(log(TypeParam(128) / 9)), 8);
  EXPECT_EQ(evaluation.at("U").touched, (std::vector<Index>{0, 1, 2}));
  expect_near(evaluation.at("U").values(1, 0), TypeParam(TypeParam(3) / 2));
  // 3/2 of u_1 = (2, −1); the second entries of the others are 0.
  expect_near(evaluation.at("v_c").values(1, 0), TypeParam(TypeParam(-3) / 2));
}

TYPED_TEST(NegativeSampling, TheTargetAmongTheNegativesCountsAsBoth) {
  using std::log;
  const auto evaluation = evaluate(four_words<TypeParam>({0, 2}));
  // −log 3/4 − log 1/4 − log 3/4
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(log(TypeParam(64) / 9)), 8);
  EXPECT_EQ(evaluation.at("U").touched, (std::vector<Index>{0, 2}));
  // −1/4 + 3/4
  expect_near(evaluation.at("U").values(0, 0), TypeParam(TypeParam(1) / 2));
}

TYPED_TEST(NegativeSampling, TheOrderOfTheDrawsDoesNotMatter) {
  const auto one = evaluate(four_words<TypeParam>({1, 2, 3, 1}));
  const auto other = evaluate(four_words<TypeParam>({3, 1, 1, 2}));
  EXPECT_EQ(one.at("U").touched, other.at("U").touched);
  EXPECT_TRUE(
      one.at("U").values.isApprox(other.at("U").values, 8 * std::numeric_limits<TypeParam>::epsilon()));
  EXPECT_TRUE(
      one.at("v_c").values.isApprox(other.at("v_c").values, 8 * std::numeric_limits<TypeParam>::epsilon()));
}

TYPED_TEST(NegativeSampling, OfOneWordOfOneDimension) {
  using std::log;
  // The only word is target and negative; at score 0 the two shares of the gradient cancel.
  const NegativeSamplingProblem<TypeParam> problem{
      Vector<TypeParam>::Zero(1), Matrix<TypeParam>::Ones(1, 1), 0, {0}};
  const auto evaluation = evaluate(problem);
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(2 * log(TypeParam(2))));
  EXPECT_EQ(evaluation.at("v_c").values(0, 0), TypeParam(0));
}

TYPED_TEST(NegativeSampling, FiniteAtScoresOfAThousand) {
  NegativeSamplingProblem<TypeParam> problem{Vector<TypeParam>::Ones(1), Matrix<TypeParam>(2, 1), 0, {1}};
  problem.U << TypeParam(-1000), TypeParam(1000);
  auto evaluation = evaluate(problem);
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(2000));
  expect_near(evaluation.at("v_c").values(0, 0), TypeParam(2000));
  expect_near(evaluation.at("U").values(0, 0), TypeParam(-1));
  expect_near(evaluation.at("U").values(1, 0), TypeParam(1));
  problem.U << TypeParam(1000), TypeParam(-1000);
  evaluation = evaluate(problem);
  using std::exp;
  const TypeParam tail = exp(TypeParam(-1000));  // 0 but for a Real
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(2 * tail));
  expect_near(evaluation.at("U").values(0, 0), TypeParam(-tail));
  expect_near(evaluation.at("U").values(1, 0), tail);
}

TYPED_TEST(NegativeSampling, SaturatedFactorsKeepTheirDigits) {
  NegativeSamplingProblem<TypeParam> problem{Vector<TypeParam>::Ones(1), Matrix<TypeParam>(2, 1), 0, {1}};
  problem.U << TypeParam(50), TypeParam(-50);
  using std::exp, std::log1p;
  const TypeParam tail = exp(TypeParam(-50));
  const auto evaluation = evaluate(problem);
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(2 * log1p(tail)));
  expect_near(evaluation.at("U").values(0, 0), TypeParam(-tail / (1 + tail)));
  expect_near(evaluation.at("U").values(1, 0), TypeParam(tail / (1 + tail)));
}

TEST(NegativeSampling, RefusesWordsThatAreNoRow) {
  auto problem = four_words<double>({1, 2, 4});
  expect_refused(problem, "negatives[2]", "index 4 is outside 0 … 3 (there are 4 rows)");
  problem.negatives = {-1};
  expect_refused(problem, "negatives[0]", "index -1 is outside 0 … 3 (there are 4 rows)");
  problem.o = 4;
  expect_refused(problem, "o", "index 4 is outside 0 … 3 (there are 4 rows)");
}

TEST(NegativeSampling, RefusesToBeWithoutNegatives) {
  expect_refused(four_words<double>({}), "negatives", "is empty, at least one negative is needed");
}

TEST(NegativeSampling, RefusesVectorsOfDifferentLengths) {
  auto problem = four_words<double>({1});
  problem.v_c = Vector<double>::Zero(1);
  expect_refused(problem, "U", "the length of its rows is 2, expected 1");
}

TEST(NegativeSampling, RefusesEntriesThatAreNotFiniteOrMissing) {
  auto problem = four_words<double>({1});
  problem.U(3, 1) = std::numeric_limits<double>::infinity();
  expect_refused(problem, "U", "entry [3][1] is not a finite number");
  problem.v_c[0] = std::nan("");
  expect_refused(problem, "v_c", "entry [0] is not a finite number");
  problem.v_c = Vector<double>();
  expect_refused(problem, "v_c", "has no entries, at least one is needed");
}

}  // namespace
}  // namespace gradjudge
