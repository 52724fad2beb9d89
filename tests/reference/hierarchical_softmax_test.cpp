// SPDX-License-Identifier: MIT
#include "reference/hierarchical_softmax.hpp"

#include "tests/reference/refusal.hpp"
#include "tests/reference/scalars.hpp"

namespace gradjudge {
namespace {

template <class Scalar>
class HierarchicalSoftmax : public testing::Test {};
TYPED_TEST_SUITE(HierarchicalSoftmax, Scalars);

/// Scores log 3, 0 and −log 3 at the nodes 0 … 2, so σ = 3/4, 1/2, 1/4.
template <class Scalar>
HierarchicalSoftmaxProblem<Scalar> three_nodes(std::vector<Index> nodes, std::vector<Index> codes) {
  using std::log;
  const Scalar log_3 = log(Scalar(3));
  HierarchicalSoftmaxProblem<Scalar> problem{Vector<Scalar>(2), Matrix<Scalar>(3, 2), std::move(nodes),
                                             std::move(codes)};
  problem.v_c << Scalar(1), Scalar(2);
  problem.U << log_3, Scalar(0), Scalar(2), Scalar(-1), Scalar(-log_3), Scalar(0);
  return problem;
}

TYPED_TEST(HierarchicalSoftmax, ByHand) {
  using std::log;
  const auto evaluation = evaluate(three_nodes<TypeParam>({0, 1}, {0, 1}));
  // −log 3/4 − log 1/2
  expect_near(evaluation.at("loss").values(0, 0), TypeParam(log(TypeParam(8) / 3)), 8);
  // −1/4 u_0 + 1/2 u_1
  expect_near(evaluation.at("v_c").values(0, 0), TypeParam(1 - log(TypeParam(3)) / 4), 8);
  expect_near(evaluation.at("v_c").values(1, 0), TypeParam(TypeParam(-1) / 2));
  const auto& dU = evaluation.at("U");
  EXPECT_EQ(dU.shape, (std::vector<Index>{3, 2}));
  EXPECT_EQ(dU.touched, (std::vector<Index>{0, 1}));
  expect_near(dU.values(0, 0), TypeParam(TypeParam(-1) / 4));
  expect_near(dU.values(0, 1), TypeParam(TypeParam(-1) / 2));
  expect_near(dU.values(1, 1), TypeParam(1));
}

TYPED_TEST(HierarchicalSoftmax, TheTwoTurnsAtANodeHaveProbabilitiesThatSumToOne) {
  using std::exp;
  for (const Index node : {0, 1, 2}) {
    const TypeParam left = exp(TypeParam(-loss(three_nodes<TypeParam>({node}, {0}))));
    const TypeParam right = exp(TypeParam(-loss(three_nodes<TypeParam>({node}, {1}))));
    expect_near(TypeParam(left + right), TypeParam(1), 8);
  }
}

TEST(HierarchicalSoftmaxProblem, RefusesWhatHasNoMeaning) {
  expect_refused(three_nodes<double>({}, {}), "nodes", "is empty, at least the root is needed");
  expect_refused(three_nodes<double>({0, 3}, {0, 0}), "nodes[1]",
                 "index 3 is outside 0 … 2 (there are 3 rows)");
  expect_refused(three_nodes<double>({0, 1}, {0}), "codes", "the number of entries is 1, expected 2");
  expect_refused(three_nodes<double>({0, 1}, {0, 2}), "codes[1]",
                 "index 2 is outside 0 … 1 (there are 2 turns, 0 and 1)");
}

}  // namespace
}  // namespace gradjudge
