// SPDX-License-Identifier: MIT
#include "reference/skip_gram.hpp"

#include <cmath>

#include "tests/reference/refusal.hpp"
#include "tests/reference/scalars.hpp"

namespace gradjudge {
namespace {

template <class Scalar>
class SkipGram : public testing::Test {};
TYPED_TEST_SUITE(SkipGram, Scalars);

template <class Scalar>
SkipGramProblem<Scalar> sentence_of_seven(Index t, Index m) {
  SkipGramProblem<Scalar> problem{
      Matrix<Scalar>(4, 2), Matrix<Scalar>(4, 2), {0, 1, 3, 1, 2, 2, 1}, t, m, InnerLoss::naive_softmax, {}};
  problem.V << Scalar(1), Scalar(-2), Scalar(2), Scalar(1), Scalar(0), Scalar(1), Scalar(-1), Scalar(1);
  problem.U << Scalar(2), Scalar(1), Scalar(-1), Scalar(1), Scalar(1), Scalar(1), Scalar(0), Scalar(-2);
  problem.V /= Scalar(4);
  problem.U /= Scalar(2);
  return problem;
}

TEST(SkipGram, TheWindowLeavesOutTheCenterPositionAlone) {
  // t = 3 is word 1, which stands at 1 and 6 as well.
  EXPECT_EQ(sentence_of_seven<double>(3, 2).center(), 1);
  EXPECT_EQ(sentence_of_seven<double>(3, 1).outside(), (std::vector<Index>{3, 2}));
  EXPECT_EQ(sentence_of_seven<double>(3, 2).outside(), (std::vector<Index>{1, 3, 2, 2}));
}

TEST(SkipGram, TheWindowEndsWithTheSentence) {
  EXPECT_EQ(sentence_of_seven<double>(0, 2).outside(), (std::vector<Index>{1, 3}));
  EXPECT_EQ(sentence_of_seven<double>(1, 2).outside(), (std::vector<Index>{0, 3, 1}));
  EXPECT_EQ(sentence_of_seven<double>(6, 2).outside(), (std::vector<Index>{2, 2}));
  EXPECT_EQ(sentence_of_seven<double>(3, std::numeric_limits<Index>::max()).outside(),
            (std::vector<Index>{0, 1, 3, 2, 2, 1}));
}

/// What skip-gram is by definition: the sum over the given pairs, in dense matrices.
template <class Scalar, class PairOf>
void expect_sum_of_pairs(const SkipGramProblem<Scalar>& problem, PairOf pair_of) {
  Scalar J(0);
  Matrix<Scalar> dV = Matrix<Scalar>::Zero(problem.V.rows(), problem.V.cols());
  Matrix<Scalar> dU = dV;
  const std::vector<Index> outside = problem.outside();
  for (std::size_t i = 0; i < outside.size(); ++i) {
    const auto pair = evaluate(pair_of(i, outside[i]));
    J += pair.at("loss").values(0, 0);
    dV.row(problem.center()) += pair.at("v_c").values.transpose();
    dU += dense(pair.at("U"));
  }
  const auto evaluation = evaluate(problem);
  EXPECT_EQ(evaluation.at("loss").values(0, 0), J);
  EXPECT_EQ(loss(problem), J);
  EXPECT_EQ(evaluation.at("V").shape, (std::vector<Index>{4, 2}));
  EXPECT_EQ(evaluation.at("V").touched, std::vector<Index>{problem.center()});
  EXPECT_EQ(dense(evaluation.at("V")), dV);
  EXPECT_EQ(evaluation.at("U").shape, (std::vector<Index>{4, 2}));
  EXPECT_EQ(dense(evaluation.at("U")), dU);
}

TYPED_TEST(SkipGram, OverNaiveSoftmaxIsTheSumOverThePairs) {
  for (const Index t : {0, 3, 6}) {
    const auto problem = sentence_of_seven<TypeParam>(t, 2);
    validate(problem);
    const Vector<TypeParam> v_c = problem.V.row(problem.center());
    expect_sum_of_pairs(problem, [&](std::size_t, Index o) {
      return NaiveSoftmaxProblem<TypeParam>{v_c, problem.U, o};
    });
  }
}

TYPED_TEST(SkipGram, OverNegativeSamplingIsTheSumOverThePairs) {
  auto problem = sentence_of_seven<TypeParam>(3, 2);
  problem.inner = InnerLoss::negative_sampling;
  problem.negatives = {{0, 0}, {2, 1}, {3, 2}, {0, 3, 3}};
  validate(problem);
  const Vector<TypeParam> v_c = problem.V.row(problem.center());
  expect_sum_of_pairs(problem, [&](std::size_t i, Index o) {
    return NegativeSamplingProblem<TypeParam>{v_c, problem.U, o, problem.negatives[i]};
  });
}

TYPED_TEST(SkipGram, OverNegativeSamplingTouchesTheDrawnRowsAlone) {
  auto problem = sentence_of_seven<TypeParam>(0, 2);
  problem.inner = InnerLoss::negative_sampling;
  problem.negatives = {{1, 1}, {0}};
  EXPECT_EQ(evaluate(problem).at("U").touched, (std::vector<Index>{0, 1, 3}));
}

TYPED_TEST(SkipGram, ByHand) {
  // Words a, b with v_a = 1, u_a = 0, u_b = log 3: ŷ = (1/4, 3/4). Around a in "a a b" stand a and b.
  using std::log;
  SkipGramProblem<TypeParam> problem{Matrix<TypeParam>::Ones(2, 1),
                                     Matrix<TypeParam>::Zero(2, 1),
                                     {0, 0, 1},
                                     1,
                                     1,
                                     InnerLoss::naive_softmax,
                                     {}};
  problem.U(1, 0) = log(TypeParam(3));
  const auto evaluation = evaluate(problem);
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(log(TypeParam(16) / 3)), 8);
  expect_near(dense(evaluation.at("V"))(0, 0), TypeParam(log(TypeParam(3)) / 2), 8);
  EXPECT_EQ(dense(evaluation.at("V"))(1, 0), TypeParam(0));
  expect_near(dense(evaluation.at("U"))(0, 0), TypeParam(TypeParam(-1) / 2));
  expect_near(dense(evaluation.at("U"))(1, 0), TypeParam(TypeParam(1) / 2));
}

TYPED_TEST(SkipGram, FiniteAtScoresOfAThousand) {
  SkipGramProblem<TypeParam> problem{
      Matrix<TypeParam>::Ones(2, 1), Matrix<TypeParam>(2, 1), {0, 1}, 0, 1, InnerLoss::naive_softmax, {}};
  problem.U << TypeParam(1000), TypeParam(-1000);
  expect_near(evaluate(problem).at("loss").values(0, 0), TypeParam(2000));
  problem.inner = InnerLoss::negative_sampling;
  problem.negatives = {{0}};
  expect_near(evaluate(problem).at("loss").values(0, 0), TypeParam(2000));
  expect_near(evaluate(problem).at("V").values(0, 0), TypeParam(2000));
}

TEST(SkipGram, RefusesASentenceThatIsEmptyOrHasNoOutsideWord) {
  auto problem = sentence_of_seven<double>(0, 1);
  problem.sentence = {};
  expect_refused(problem, "sentence", "is empty, at least two words are needed");
  problem.sentence = {2};
  expect_refused(problem, "sentence", "has no word in the window besides the center word");
  problem.sentence = {2, 4};
  expect_refused(problem, "sentence[1]", "index 4 is outside 0 … 3 (there are 4 rows)");
}

TEST(SkipGram, RefusesAPositionOutsideTheSentence) {
  expect_refused(sentence_of_seven<double>(7, 1), "t",
                 "index 7 is outside 0 … 6 (there are 7 words in the sentence)");
  expect_refused(sentence_of_seven<double>(-1, 1), "t",
                 "index -1 is outside 0 … 6 (there are 7 words in the sentence)");
}

TEST(SkipGram, RefusesAWindowOfNoWidth) {
  expect_refused(sentence_of_seven<double>(3, 0), "m", "the window radius must be at least 1");
}

TEST(SkipGram, RefusesMatricesOfDifferentShapes) {
  auto problem = sentence_of_seven<double>(3, 1);
  problem.U = Matrix<double>::Zero(3, 2);
  expect_refused(problem, "U", "the number of rows is 3, expected 4");
  problem.U = Matrix<double>::Zero(4, 3);
  expect_refused(problem, "U", "the length of its rows is 3, expected 2");
}

TEST(SkipGram, RefusesEntriesThatAreNotFiniteOrMissing) {
  auto problem = sentence_of_seven<double>(3, 1);
  problem.U(2, 1) = std::nan("");
  expect_refused(problem, "U", "entry [2][1] is not a finite number");
  problem.V(0, 1) = std::numeric_limits<double>::infinity();
  expect_refused(problem, "V", "entry [0][1] is not a finite number");
  problem.V = Matrix<double>();
  expect_refused(problem, "V", "has no entries, at least one is needed");
}

TEST(SkipGram, RefusesNegativesThatDoNotFitTheInnerLoss) {
  auto problem = sentence_of_seven<double>(3, 1);
  problem.negatives = {{0}, {0}};
  expect_refused(problem, "negatives", "are given, but the inner loss is naive_softmax");
  problem.inner = InnerLoss::negative_sampling;
  problem.negatives = {{0}};
  expect_refused(problem, "negatives", "the number of lists (one for each outside word) is 1, expected 2");
  problem.negatives = {{0}, {}};
  expect_refused(problem, "negatives[1]", "is empty, at least one negative is needed");
  problem.negatives = {{0, 5}, {1}};
  expect_refused(problem, "negatives[0][1]", "index 5 is outside 0 … 3 (there are 4 rows)");
}

}  // namespace
}  // namespace gradjudge
