// SPDX-License-Identifier: MIT
#include "reference/softmax.hpp"

#include "tests/reference/scalars.hpp"

namespace gradjudge {
namespace {

template <class Scalar>
class Softmax : public testing::Test {};
TYPED_TEST_SUITE(Softmax, Scalars);

template <class Scalar>
Vector<Scalar> scores(std::initializer_list<int> values) {
  Vector<Scalar> z(static_cast<Index>(values.size()));
  std::copy(values.begin(), values.end(), z.data());
  return z;
}

TYPED_TEST(Softmax, ByHand) {
  using std::log;
  Vector<TypeParam> z(3);
  z << TypeParam(0), TypeParam(log(TypeParam(2))), TypeParam(log(TypeParam(5)));
  const Vector<TypeParam> y_hat = softmax(z);
  expect_near(y_hat[0], TypeParam(1) / TypeParam(8));
  expect_near(y_hat[1], TypeParam(2) / TypeParam(8));
  expect_near(y_hat[2], TypeParam(5) / TypeParam(8));
  expect_near(log_sum_exp(z), TypeParam(log(TypeParam(8))));
  const Vector<TypeParam> minus_log = negative_log_softmax(z);
  expect_near(minus_log[0], TypeParam(log(TypeParam(8))));
  expect_near(minus_log[1], TypeParam(log(TypeParam(4))));
}

TYPED_TEST(Softmax, OfOneScoreIsCertain) {
  EXPECT_EQ(softmax(scores<TypeParam>({-7}))[0], TypeParam(1));
  EXPECT_EQ(log_sum_exp(scores<TypeParam>({-7})), TypeParam(-7));
  EXPECT_EQ(negative_log_softmax(scores<TypeParam>({-7}))[0], TypeParam(0));
}

TYPED_TEST(Softmax, OfEqualScoresIsUniform) {
  const Vector<TypeParam> y_hat = softmax(scores<TypeParam>({900, 900, 900, 900}));
  for (Index k = 0; k < 4; ++k) EXPECT_EQ(y_hat[k], TypeParam(1) / TypeParam(4));
}

TYPED_TEST(Softmax, DoesNotOverflowAtScoresOfAThousand) {
  const auto z = scores<TypeParam>({1000, -1000, 1000});
  EXPECT_EQ(softmax(z)[0], TypeParam(1) / TypeParam(2));
  using std::log;
  expect_near(log_sum_exp(z), TypeParam(1000 + log(TypeParam(2))));
  expect_near(negative_log_softmax(z)[1], TypeParam(2000 + log(TypeParam(2))));
  expect_near(negative_log_softmax(z)[0], TypeParam(log(TypeParam(2))));
  expect_near(log_sum_exp(scores<TypeParam>({-1000, -1000})), TypeParam(log(TypeParam(2)) - 1000));
}

TYPED_TEST(Softmax, TinyProbabilitiesKeepTheirDigits) {
  using std::exp;
  const TypeParam tail = exp(TypeParam(-50));
  expect_near(softmax(scores<TypeParam>({1000, 950}))[1], TypeParam(tail / (1 + tail)));
}

TYPED_TEST(Softmax, TheLossOfAnAlmostCertainWordKeepsItsDigits) {
  using std::exp, std::log1p;
  expect_near(negative_log_softmax(scores<TypeParam>({1000, 950}))[0], TypeParam(log1p(exp(TypeParam(-50)))));
}

}  // namespace
}  // namespace gradjudge
