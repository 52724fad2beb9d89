// SPDX-License-Identifier: MIT
#include "checks/oracle/entrywise.hpp"

#include <gtest/gtest.h>

#include "tests/checks/oracle/agreement.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

Truth cheap_truth(const Problem<Real>& problem) {
  return truth_of(problem, OraclePath::shared_scores, Precision::bits_256);
}

void expect_close(const Bounded<Real>& known, const Real& value) {
  EXPECT_LE(abs(Real(known.value / value - 1)), Real("1e-70"));
  EXPECT_LE(relative_bound(known), 1e-70L);
}

TEST(EntrywiseCrossEntropy, OneEntryIsCertain) {
  const Problem<Real> problem = CrossEntropyProblem<Real>{numbers({"3.5"}), numbers({"1"})};
  expect_paths_agree(problem);
  EXPECT_EQ(entry(cheap_truth(problem), "scores", 0).value, 0);
  EXPECT_LE(truth_of(problem, OraclePath::black_box, Precision::bits_256).at("scores").values(0).error,
            1e-40L);
}

TEST(EntrywiseCrossEntropy, AnyDistribution) {
  expect_paths_agree(
      CrossEntropyProblem<Real>{numbers({"1", "-2", "0.5"}), numbers({"0.25", "0.5", "0.25"})});
  expect_paths_agree(CrossEntropyProblem<Real>{numbers({"0", "0", "0"}), numbers({"0", "0", "1"})});
}

TEST(EntrywiseCrossEntropy, TheTailsKeepTheirDigits) {
  const Problem<Real> problem = CrossEntropyProblem<Real>{numbers({"0", "-1000"}), numbers({"1", "0"})};
  const Real p = exp(Real(-1000)) / (1 + exp(Real(-1000)));
  const Truth truth = cheap_truth(problem);
  expect_close(entry(truth, "loss", 0), log1p(exp(Real(-1000))));
  expect_close(entry(truth, "scores", 0), -p);
  expect_close(entry(truth, "scores", 1), p);
  expect_paths_agree(problem);
}

TEST(EntrywiseCrossEntropy, HugeScoresOverflowNothing) {
  const Problem<Real> problem = CrossEntropyProblem<Real>{numbers({"1e30", "-1e30"}), numbers({"0", "1"})};
  expect_paths_agree(problem);
  expect_close(entry(cheap_truth(problem), "loss", 0), Real("2e30"));
  expect_close(entry(cheap_truth(problem), "scores", 0), 1);
}

TEST(EntrywiseSigmoid, AgreesWithTheBlackBox) {
  expect_paths_agree(SigmoidProblem<Real>{numbers({"0", "1.5", "-1.5", "40", "-40", "1000", "-1000"})});
}

TEST(EntrywiseSigmoid, TheTailsKeepTheirDigits) {
  const Truth truth = cheap_truth(SigmoidProblem<Real>{numbers({"1000", "-1000"})});
  const Real e = exp(Real(-1000));
  expect_close(entry(truth, "value", 0), 1 / (1 + e));
  expect_close(entry(truth, "value", 1), e / (1 + e));
  expect_close(entry(truth, "x", 0), e / ((1 + e) * (1 + e)));
  expect_close(entry(truth, "x", 1), e / ((1 + e) * (1 + e)));
}

TEST(EntrywiseSigmoid, HugeInputsOverflowNothing) {
  const Problem<Real> problem = SigmoidProblem<Real>{numbers({"1e30", "-1e30"})};
  expect_paths_agree(problem);
  const Truth truth = cheap_truth(problem);
  EXPECT_EQ(entry(truth, "value", 0).value, 1);
  EXPECT_EQ(entry(truth, "value", 1).value, 0);
  for (const Index i : {0, 1}) {
    EXPECT_EQ(entry(truth, "x", i).value, 0);
    EXPECT_LE(entry(truth, "x", i).error, 1e-4000L);
  }
}

TEST(EntrywiseLeakyRelu, IsExactOnEitherSideAndHasNoDerivativeAtZero) {
  const LeakyReluProblem<Real> problem{numbers({"2", "-3", "0", "1e-300"}), Real("0.01")};
  expect_paths_agree(problem);
  const Truth truth = cheap_truth(problem);
  EXPECT_EQ(entry(truth, "x", 0).value, 1);
  EXPECT_EQ(entry(truth, "x", 1).value, problem.alpha);
  EXPECT_TRUE(isnan(entry(truth, "x", 2).value));
  EXPECT_EQ(entry(truth, "x", 3).value, 1);
  for (const Index i : {0, 1, 3}) EXPECT_EQ(entry(truth, "x", i).error, 0);
  EXPECT_EQ(entry(truth, "value", 0).value, 2);
  EXPECT_EQ(entry(truth, "value", 2).value, 0);
}

}  // namespace
}  // namespace gradjudge
