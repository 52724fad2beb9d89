// SPDX-License-Identifier: MIT
#include "checks/oracle/sampled_scores.hpp"

#include <gtest/gtest.h>

#include "tests/checks/oracle/agreement.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

Truth cheap_truth(const Problem<Real>& problem) {
  return truth_of(problem, OraclePath::shared_scores, Precision::bits_256);
}

TEST(SampledScores, OneWordThatIsAlsoItsOwnNegative) {
  expect_paths_agree(NegativeSamplingProblem<Real>{numbers({"0.7"}), rows({{"1.5"}}), 0, {0}});
  expect_paths_agree(NegativeSamplingProblem<Real>{numbers({"0.7"}), rows({{"1.5"}}), 0, {0, 0, 0}});
}

TEST(SampledScores, EveryDrawCounts) {
  auto once = small_sampling();
  once.negatives = {2};
  auto thrice = once;
  thrice.negatives = {2, 2, 2};
  const Truth one = cheap_truth(once);
  const Truth three = cheap_truth(thrice);
  for (const Index j : {0, 1}) {
    EXPECT_TRUE(overlap(entry(one, "U", 2, j) * Bounded<Real>(3), entry(three, "U", 2, j)));
  }
  expect_paths_agree(thrice);
}

TEST(SampledScores, TheTailsKeepTheirDigits) {
  // Both draws are all but certain: σ(−1000) is left of either.
  const Problem<Real> problem =
      NegativeSamplingProblem<Real>{numbers({"1"}), rows({{"1000"}, {"-1000"}}), 0, {1}};
  const Real tail = exp(Real(-1000)) / (1 + exp(Real(-1000)));
  const Truth truth = cheap_truth(problem);
  const auto expect = [](const Bounded<Real>& known, const Real& value) {
    EXPECT_LE(abs(Real(known.value / value - 1)), Real("1e-70"));
    EXPECT_LE(relative_bound(known), 1e-70L);
  };
  expect(entry(truth, "loss", 0), 2 * log1p(exp(Real(-1000))));
  expect(entry(truth, "U", 0), -tail);
  expect(entry(truth, "U", 1), tail);
  expect(entry(truth, "v_c", 0), -2000 * tail);
  expect_paths_agree(problem);
}

TEST(SampledScores, HugeInputsOverflowNothing) {
  const NegativeSamplingProblem<Real> unlikely{numbers({"1e30"}), rows({{"-1"}, {"1"}}), 0, {1}};
  expect_paths_agree(unlikely);
  const Truth truth = cheap_truth(unlikely);
  const auto expect = [](const Bounded<Real>& known, const char* value) {
    EXPECT_TRUE(overlap(known, Bounded<Real>(Real(value)))) << known.value << " is not " << value;
    EXPECT_LE(relative_bound(known), 1e-70L);
  };
  expect(entry(truth, "loss", 0), "2e30");
  expect(entry(truth, "U", 0), "-1e30");
  expect(entry(truth, "U", 1), "1e30");
  expect(entry(truth, "v_c", 0), "2");

  NegativeSamplingProblem<Real> certain = unlikely;
  certain.U = rows({{"1"}, {"-1"}});
  expect_paths_agree(certain);
  EXPECT_EQ(entry(cheap_truth(certain), "U", 1).value, 0);
}

}  // namespace
}  // namespace gradjudge
