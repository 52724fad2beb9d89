// SPDX-License-Identifier: MIT
#include "reference/logistic.hpp"

#include <cmath>

#include "tests/reference/scalars.hpp"

namespace gradjudge {
namespace {

template <class Scalar>
class Logistic : public testing::Test {};
TYPED_TEST_SUITE(Logistic, Scalars);

TYPED_TEST(Logistic, SigmaByHand) {
  using std::log;
  expect_near(sigma(TypeParam(0)), TypeParam(1) / TypeParam(2));
  expect_near(sigma(TypeParam(log(TypeParam(3)))), TypeParam(3) / TypeParam(4));
  expect_near(sigma(TypeParam(-log(TypeParam(3)))), TypeParam(1) / TypeParam(4));
}

TYPED_TEST(Logistic, SigmaOfOppositesSumsToOne) {
  for (const int x : {1, 5, 17, 40})
    expect_near(TypeParam(sigma(TypeParam(x)) + sigma(TypeParam(-x))), TypeParam(1));
}

TYPED_TEST(Logistic, SoftplusByHand) {
  using std::log;
  expect_near(softplus(TypeParam(0)), TypeParam(log(TypeParam(2))));
  expect_near(softplus(TypeParam(log(TypeParam(3)))), TypeParam(log(TypeParam(4))));
}

TYPED_TEST(Logistic, SoftplusIsMinusLogSigmaOfTheOpposite) {
  using std::log;
  for (const int x : {-2, 0, 2, 9}) {
    expect_near(softplus(TypeParam(x)), TypeParam(-log(sigma(TypeParam(-x)))), 100);
  }
}

TYPED_TEST(Logistic, TheLowerTailKeepsItsDigits) {
  using std::exp;
  // log(1 + t) = t − t²/2 + t³/3 − …, here with t = e^−80: the next term is beyond the last place of a Real.
  const TypeParam t = exp(TypeParam(-80));
  expect_near(sigma(TypeParam(-80)), TypeParam(t / (1 + t)));
  expect_near(softplus(TypeParam(-80)), TypeParam(t - t * t / 2 + t * t * t / 3));
}

TEST(Logistic, IsFiniteAtAThousandInEitherDirection) {
  EXPECT_EQ(sigma(1000.0), 1.0);
  EXPECT_EQ(sigma(-1000.0), 0.0);
  EXPECT_EQ(softplus(1000.0), 1000.0);
  EXPECT_EQ(softplus(-1000.0), 0.0);
  EXPECT_EQ(sigma(1000.0F), 1.0F);
  EXPECT_EQ(softplus(1000.0F), 1000.0F);
  EXPECT_EQ(softplus(-1000.0F), 0.0F);
}

TEST(Logistic, IsFiniteAtTheLargestDouble) {
  const double largest = std::numeric_limits<double>::max();
  EXPECT_EQ(sigma(largest), 1.0);
  EXPECT_EQ(sigma(-largest), 0.0);
  EXPECT_EQ(softplus(largest), largest);
  EXPECT_EQ(softplus(-largest), 0.0);
}

TEST(Logistic, HasARealsRangeInReal) {
  // e^−1000 is far below the smallest double.
  expect_near(sigma(Real(-1000)), Real(exp(Real(-1000))));
  expect_near(softplus(Real(-1000)), Real(exp(Real(-1000))));
}

}  // namespace
}  // namespace gradjudge
