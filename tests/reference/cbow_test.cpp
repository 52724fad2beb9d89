// SPDX-License-Identifier: MIT
#include "reference/cbow.hpp"

#include <cmath>

#include "tests/reference/refusal.hpp"
#include "tests/reference/scalars.hpp"

namespace gradjudge {
namespace {

template <class Scalar>
class Cbow : public testing::Test {};
TYPED_TEST_SUITE(Cbow, Scalars);

template <class Scalar>
CbowProblem<Scalar> three_words(std::vector<Index> context) {
  CbowProblem<Scalar> problem{
      Matrix<Scalar>(3, 2), Matrix<Scalar>(3, 2), std::move(context), 1, InnerLoss::naive_softmax, {}};
  problem.V << Scalar(1), Scalar(0), Scalar(0), Scalar(2), Scalar(-1), Scalar(1);
  problem.U << Scalar(1), Scalar(1), Scalar(-1), Scalar(2), Scalar(0), Scalar(-1);
  return problem;
}

TYPED_TEST(Cbow, SumsTheContextsVectorsByOccurrence) {
  // v̂ = 2 v_0 + v_2 = (1, 1)
  const auto problem = three_words<TypeParam>({0, 2, 0});
  Vector<TypeParam> v_hat(2);
  v_hat << TypeParam(1), TypeParam(1);
  const auto expected = evaluate(NaiveSoftmaxProblem<TypeParam>{v_hat, problem.U, 1});
  const auto evaluation = evaluate(problem);
  EXPECT_EQ(evaluation.at("loss").values(0, 0), expected.at("loss").values(0, 0));
  EXPECT_EQ(loss(problem), expected.at("loss").values(0, 0));
  EXPECT_EQ(evaluation.at("U").values, expected.at("U").values);
}

TYPED_TEST(Cbow, ARowOfVHasTheGradientOnceForEachOccurrence) {
  const auto problem = three_words<TypeParam>({0, 2, 0});
  const Matrix<TypeParam> dv_hat = std::visit(
      [](const auto& inner) -> Matrix<TypeParam> { return evaluate(inner).at("v_c").values.transpose(); },
      pair(problem));
  const auto evaluation = evaluate(problem);
  const auto& dV = evaluation.at("V");
  EXPECT_EQ(dV.shape, (std::vector<Index>{3, 2}));
  EXPECT_EQ(dV.touched, (std::vector<Index>{0, 2}));
  EXPECT_EQ(Matrix<TypeParam>(dV.values.row(0)), Matrix<TypeParam>(dv_hat + dv_hat));
  EXPECT_EQ(Matrix<TypeParam>(dV.values.row(1)), dv_hat);
}

TYPED_TEST(Cbow, OfOneContextWordIsThePairsLoss) {
  auto problem = three_words<TypeParam>({2});
  problem.inner = InnerLoss::negative_sampling;
  problem.negatives = {0, 0, 1};
  validate(problem);
  const auto expected =
      evaluate(NegativeSamplingProblem<TypeParam>{problem.V.row(2), problem.U, 1, problem.negatives});
  const auto evaluation = evaluate(problem);
  EXPECT_EQ(evaluation.at("loss").values, expected.at("loss").values);
  EXPECT_EQ(Matrix<TypeParam>(evaluation.at("V").values),
            Matrix<TypeParam>(expected.at("v_c").values.transpose()));
  EXPECT_EQ(evaluation.at("U").touched, (std::vector<Index>{0, 1}));
  EXPECT_EQ(evaluation.at("U").values, expected.at("U").values);
}

TYPED_TEST(Cbow, ByHand) {
  // v̂ = 1 + 1, scores 0 and log 9: ŷ = (1/10, 9/10).
  using std::log;
  CbowProblem<TypeParam> problem{
      Matrix<TypeParam>::Ones(2, 1), Matrix<TypeParam>::Zero(2, 1), {0, 0}, 0, InnerLoss::naive_softmax, {}};
  problem.U(1, 0) = log(TypeParam(3));
  const auto evaluation = evaluate(problem);
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(log(TypeParam(10))));
  expect_near(dense(evaluation.at("V"))(0, 0), TypeParam(TypeParam(9) / 5 * log(TypeParam(3))), 8);
  EXPECT_EQ(dense(evaluation.at("V"))(1, 0), TypeParam(0));
  expect_near(dense(evaluation.at("U"))(1, 0), TypeParam(TypeParam(9) / 5), 8);
}

TYPED_TEST(Cbow, FiniteAtScoresOfAThousand) {
  CbowProblem<TypeParam> problem{Matrix<TypeParam>::Constant(2, 1, TypeParam(500)),
                                 Matrix<TypeParam>(2, 1),
                                 {0, 1},
                                 0,
                                 InnerLoss::naive_softmax,
                                 {}};
  problem.U << TypeParam(-1), TypeParam(1);
  const auto evaluation = evaluate(problem);
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(2000));
  expect_near(evaluation.at("V").values(0, 0), TypeParam(2));
  expect_near(evaluation.at("U").values(0, 0), TypeParam(-1000));
}

TEST(Cbow, RefusesAContextThatIsEmptyOrHasNoRow) {
  expect_refused(three_words<double>({}), "context", "is empty, at least one word is needed");
  expect_refused(three_words<double>({0, 3}), "context[1]", "index 3 is outside 0 … 2 (there are 3 rows)");
}

TEST(Cbow, RefusesAPredictedWordThatIsNoRow) {
  auto problem = three_words<double>({0});
  problem.o = 3;
  expect_refused(problem, "o", "index 3 is outside 0 … 2 (there are 3 rows)");
}

TEST(Cbow, RefusesMatricesOfDifferentShapes) {
  auto problem = three_words<double>({0});
  problem.U = Matrix<double>::Zero(2, 2);
  expect_refused(problem, "U", "the number of rows is 2, expected 3");
  problem.U = Matrix<double>::Zero(3, 1);
  expect_refused(problem, "U", "the length of its rows is 1, expected 2");
}

TEST(Cbow, RefusesEntriesThatAreNotFiniteOrMissing) {
  auto problem = three_words<double>({0});
  problem.U(0, 1) = std::nan("");
  expect_refused(problem, "U", "entry [0][1] is not a finite number");
  problem.V(2, 0) = std::nan("");
  expect_refused(problem, "V", "entry [2][0] is not a finite number");
  problem.V = Matrix<double>();
  expect_refused(problem, "V", "has no entries, at least one is needed");
}

TEST(Cbow, RefusesNegativesThatDoNotFitTheInnerLoss) {
  auto problem = three_words<double>({0});
  problem.negatives = {0};
  expect_refused(problem, "negatives", "are given, but the inner loss is naive_softmax");
  problem.inner = InnerLoss::negative_sampling;
  problem.negatives = {};
  expect_refused(problem, "negatives", "is empty, at least one negative is needed");
  problem.negatives = {1, 7};
  expect_refused(problem, "negatives[1]", "index 7 is outside 0 … 2 (there are 3 rows)");
}

}  // namespace
}  // namespace gradjudge
