// SPDX-License-Identifier: MIT
#include "reference/naive_softmax.hpp"

#include <cmath>

#include "tests/reference/refusal.hpp"
#include "tests/reference/scalars.hpp"

namespace gradjudge {
namespace {

template <class Scalar>
class NaiveSoftmax : public testing::Test {};
TYPED_TEST_SUITE(NaiveSoftmax, Scalars);

/// Scores 0 and log 3, so ŷ = (1/4, 3/4).
template <class Scalar>
NaiveSoftmaxProblem<Scalar> two_words() {
  using std::log;
  NaiveSoftmaxProblem<Scalar> problem{Vector<Scalar>(2), Matrix<Scalar>(2, 2), 0};
  problem.v_c << Scalar(1), Scalar(2);
  problem.U << Scalar(4), Scalar(-2), Scalar(log(Scalar(3))), Scalar(0);
  return problem;
}

TYPED_TEST(NaiveSoftmax, ByHand) {
  using std::log;
  const auto evaluation = evaluate(two_words<TypeParam>());
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(log(TypeParam(4))));
  expect_near(loss(two_words<TypeParam>()), TypeParam(log(TypeParam(4))));
  // ŷ − y = (−3/4, 3/4).
  const auto& dv_c = evaluation.at("v_c");
  EXPECT_EQ(dv_c.shape, std::vector<Index>{2});
  expect_near(dv_c.values(0, 0), TypeParam(TypeParam(3) / 4 * (log(TypeParam(3)) - 4)));
  expect_near(dv_c.values(1, 0), TypeParam(TypeParam(3) / 2));
  const auto& dU = evaluation.at("U");
  EXPECT_EQ(dU.shape, (std::vector<Index>{2, 2}));
  expect_near(dU.values(0, 0), TypeParam(TypeParam(-3) / 4));
  expect_near(dU.values(0, 1), TypeParam(TypeParam(-3) / 2));
  expect_near(dU.values(1, 0), TypeParam(TypeParam(3) / 4));
  expect_near(dU.values(1, 1), TypeParam(TypeParam(3) / 2));
}

TYPED_TEST(NaiveSoftmax, OfOneWordOfOneDimensionIsZero) {
  const NaiveSoftmaxProblem<TypeParam> problem{Vector<TypeParam>::Constant(1, TypeParam(3)),
                                               Matrix<TypeParam>::Constant(1, 1, TypeParam(-2)), 0};
  const auto evaluation = evaluate(problem);
  EXPECT_EQ(evaluation.at("loss").values(0, 0), TypeParam(0));
  EXPECT_EQ(evaluation.at("v_c").values(0, 0), TypeParam(0));
  EXPECT_EQ(evaluation.at("U").values(0, 0), TypeParam(0));
}

TYPED_TEST(NaiveSoftmax, OfZeroVectorsIsUniform) {
  const NaiveSoftmaxProblem<TypeParam> problem{Vector<TypeParam>::Zero(3), Matrix<TypeParam>::Zero(4, 3), 2};
  using std::log;
  const auto evaluation = evaluate(problem);
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(log(TypeParam(4))));
  EXPECT_TRUE(evaluation.at("v_c").values.isZero(TypeParam(0)));
  EXPECT_TRUE(evaluation.at("U").values.isZero(TypeParam(0)));
}

TYPED_TEST(NaiveSoftmax, TheRowsOfTheGradientOfUSumToZero) {
  const auto evaluation = evaluate(two_words<TypeParam>());
  EXPECT_TRUE(
      evaluation.at("U").values.colwise().sum().isZero(8 * std::numeric_limits<TypeParam>::epsilon()));
}

TYPED_TEST(NaiveSoftmax, FiniteAtScoresOfAThousand) {
  NaiveSoftmaxProblem<TypeParam> problem{Vector<TypeParam>::Constant(1, TypeParam(1)),
                                         Matrix<TypeParam>(2, 1), 0};
  problem.U << TypeParam(-1000), TypeParam(1000);
  const auto evaluation = evaluate(problem);
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(2000));
  expect_near(evaluation.at("v_c").values(0, 0), TypeParam(2000));
  expect_near(evaluation.at("U").values(0, 0), TypeParam(-1));
  expect_near(evaluation.at("U").values(1, 0), TypeParam(1));
}

TYPED_TEST(NaiveSoftmax, TheRowOfAnImprobableWordKeepsItsDigits) {
  NaiveSoftmaxProblem<TypeParam> problem{Vector<TypeParam>::Constant(1, TypeParam(1)),
                                         Matrix<TypeParam>(2, 1), 0};
  problem.U << TypeParam(1000), TypeParam(950);
  using std::exp, std::log1p;
  const TypeParam tail = exp(TypeParam(-50));
  const auto evaluation = evaluate(problem);
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(log1p(tail)));
  expect_near(evaluation.at("U").values(1, 0), TypeParam(tail / (1 + tail)));
}

TEST(NaiveSoftmax, RefusesAnOutsideWordThatIsNoRow) {
  auto problem = two_words<double>();
  problem.o = 2;
  expect_refused(problem, "o", "index 2 is outside 0 … 1 (there are 2 rows)");
  problem.o = -1;
  expect_refused(problem, "o", "index -1 is outside 0 … 1 (there are 2 rows)");
}

TEST(NaiveSoftmax, RefusesVectorsOfDifferentLengths) {
  auto problem = two_words<double>();
  problem.v_c = Vector<double>::Zero(3);
  expect_refused(problem, "U", "the length of its rows is 2, expected 3");
}

TEST(NaiveSoftmax, RefusesEntriesThatAreNotFiniteOrMissing) {
  auto problem = two_words<double>();
  problem.U(1, 0) = std::nan("");
  expect_refused(problem, "U", "entry [1][0] is not a finite number");
  problem.v_c[1] = std::numeric_limits<double>::infinity();
  expect_refused(problem, "v_c", "entry [1] is not a finite number");
  problem = two_words<double>();
  problem.U = Matrix<double>(0, 2);
  expect_refused(problem, "U", "has no entries, at least one is needed");
}

}  // namespace
}  // namespace gradjudge
