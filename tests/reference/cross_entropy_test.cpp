// SPDX-License-Identifier: MIT
#include "reference/cross_entropy.hpp"

#include "reference/naive_softmax.hpp"
#include "tests/reference/refusal.hpp"
#include "tests/reference/scalars.hpp"

namespace gradjudge {
namespace {

template <class Scalar>
class CrossEntropy : public testing::Test {};
TYPED_TEST_SUITE(CrossEntropy, Scalars);

/// Scores log 1, log 3, log 4, so ŷ = (1/8, 3/8, 1/2).
template <class Scalar>
CrossEntropyProblem<Scalar> three_scores() {
  using std::log;
  CrossEntropyProblem<Scalar> problem{Vector<Scalar>(3), Vector<Scalar>(3)};
  problem.scores << Scalar(0), Scalar(log(Scalar(3))), Scalar(log(Scalar(4)));
  problem.y << Scalar(1) / Scalar(4), Scalar(1) / Scalar(4), Scalar(1) / Scalar(2);
  return problem;
}

TYPED_TEST(CrossEntropy, ByHand) {
  using std::log;
  const auto evaluation = evaluate(three_scores<TypeParam>());
  // −(1/4) log(1/8) − (1/4) log(3/8) − (1/2) log(1/2) = 2 log 2 − (1/4) log 3
  const TypeParam expected = 2 * log(TypeParam(2)) - log(TypeParam(3)) / 4;
  expect_near(evaluation.at("loss").values(0, 0), expected);
  expect_near(loss(three_scores<TypeParam>()), expected);
  const auto& gradient = evaluation.at("scores");
  EXPECT_EQ(gradient.shape, std::vector<Index>{3});
  expect_near(gradient.values(0, 0), TypeParam(-1) / TypeParam(8));
  expect_near(gradient.values(1, 0), TypeParam(1) / TypeParam(8));
  expect_near(TypeParam(1 + gradient.values(2, 0)), TypeParam(1));
}

TYPED_TEST(CrossEntropy, OfOneHotIsTheNaiveSoftmaxLoss) {
  NaiveSoftmaxProblem<TypeParam> naive{Vector<TypeParam>(2), Matrix<TypeParam>(3, 2), 1};
  naive.v_c << TypeParam(1), TypeParam(-2);
  naive.U << TypeParam(3), TypeParam(1), TypeParam(-1), TypeParam(2), TypeParam(0), TypeParam(1);
  CrossEntropyProblem<TypeParam> problem{naive.U * naive.v_c, Vector<TypeParam>::Zero(3)};
  problem.y[1] = TypeParam(1);
  const auto evaluation = evaluate(problem);
  const auto expected = evaluate(naive);
  EXPECT_EQ(evaluation.at("loss").values(0, 0), expected.at("loss").values(0, 0));
  // dJ/dU = (ŷ − y) v_cᵀ, and v_c's first entry is 1.
  EXPECT_EQ(Matrix<TypeParam>(evaluation.at("scores").values),
            Matrix<TypeParam>(expected.at("U").values.col(0)));
}

TYPED_TEST(CrossEntropy, OfOneScoreIsZero) {
  const CrossEntropyProblem<TypeParam> problem{Vector<TypeParam>::Constant(1, TypeParam(5)),
                                               Vector<TypeParam>::Constant(1, TypeParam(1))};
  EXPECT_EQ(evaluate(problem).at("loss").values(0, 0), TypeParam(0));
  EXPECT_EQ(evaluate(problem).at("scores").values(0, 0), TypeParam(0));
}

TYPED_TEST(CrossEntropy, IsFiniteAtScoresOfAThousand) {
  CrossEntropyProblem<TypeParam> problem = three_scores<TypeParam>();
  problem.scores << TypeParam(1000), TypeParam(-1000), TypeParam(1000);
  problem.y << TypeParam(0), TypeParam(1), TypeParam(0);
  using std::log;
  expect_near(loss(problem), TypeParam(2000 + log(TypeParam(2))));
  expect_near(evaluate(problem).at("scores").values(1, 0), TypeParam(-1));
}

TYPED_TEST(CrossEntropy, AcceptsADistributionThatIsRounded) {
  CrossEntropyProblem<TypeParam> problem{Vector<TypeParam>::Zero(10),
                                         Vector<TypeParam>::Constant(10, TypeParam(1) / TypeParam(10))};
  EXPECT_NO_THROW(validate(problem));
}

TEST(CrossEntropy, RefusesWhatIsNoDistribution) {
  auto problem = three_scores<double>();
  problem.y << 0.5, 0.75, -0.25;
  expect_refused(problem, "y", "entry [2] is negative, a probability is needed");
  problem.y << 0.5, 0.25, 0.125;
  expect_refused(problem, "y", "the entries do not sum to 1");
  problem.y << 0.5, 0.5, 1e-9;
  expect_refused(problem, "y", "the entries do not sum to 1");
}

TEST(CrossEntropy, RefusesScoresThatAreNotFiniteOrMissing) {
  auto problem = three_scores<double>();
  problem.scores[1] = std::numeric_limits<double>::infinity();
  expect_refused(problem, "scores", "entry [1] is not a finite number");
  problem.scores = Vector<double>();
  expect_refused(problem, "scores", "has no entries, at least one is needed");
}

TEST(CrossEntropy, RefusesAYOfAnotherLengthOrNotFinite) {
  auto problem = three_scores<double>();
  problem.y[0] = std::nan("");
  expect_refused(problem, "y", "entry [0] is not a finite number");
  problem.y = Vector<double>::Constant(2, 0.5);
  expect_refused(problem, "y", "the number of entries is 2, expected 3");
}

}  // namespace
}  // namespace gradjudge
