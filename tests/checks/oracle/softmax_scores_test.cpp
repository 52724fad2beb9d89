// SPDX-License-Identifier: MIT
#include "checks/oracle/softmax_scores.hpp"

#include <gtest/gtest.h>

#include "tests/checks/oracle/agreement.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

Truth cheap_truth(const Problem<Real>& problem) {
  return truth_of(problem, OraclePath::shared_scores, Precision::bits_256);
}

TEST(SoftmaxScores, OneWordIsCertain) {
  const Problem<Real> problem = NaiveSoftmaxProblem<Real>{numbers({"2", "3"}), rows({{"1", "-1"}}), 0};
  expect_paths_agree(problem);
  const Truth truth = cheap_truth(problem);
  for (const auto& block : truth.blocks) {
    for (Index i = 0; i < block.values.size(); ++i) {
      EXPECT_EQ(block.values.data()[i].value, 0) << block.name;
      EXPECT_LE(block.values.data()[i].error, 1e-4000L) << block.name;
    }
  }
}

TEST(SoftmaxScores, OneDimension) {
  expect_paths_agree(NaiveSoftmaxProblem<Real>{numbers({"0.7"}), rows({{"1"}, {"-2"}, {"0.25"}}), 2});
}

TEST(SoftmaxScores, ZeroVectors) {
  expect_paths_agree(NaiveSoftmaxProblem<Real>{numbers({"0", "0"}), rows({{"1", "2"}, {"3", "4"}}), 0});
  expect_paths_agree(NaiveSoftmaxProblem<Real>{numbers({"1", "2"}), rows({{"0", "0"}, {"0", "0"}}), 1});
}

TEST(SoftmaxScores, TheTailsKeepTheirDigits) {
  // ŷ₁ = e^−1000 / (1 + e^−1000).
  const Real p = exp(Real(-1000)) / (1 + exp(Real(-1000)));
  const Problem<Real> problem = NaiveSoftmaxProblem<Real>{numbers({"1"}), rows({{"0"}, {"-1000"}}), 0};
  const Truth truth = cheap_truth(problem);
  const auto expect = [](const Bounded<Real>& known, const Real& value) {
    EXPECT_LE(abs(Real(known.value / value - 1)), Real("1e-70"));
    EXPECT_LE(relative_bound(known), 1e-70L);
  };
  expect(entry(truth, "loss", 0), log1p(exp(Real(-1000))));
  expect(entry(truth, "U", 0), -p);
  expect(entry(truth, "U", 1), p);
  expect(entry(truth, "v_c", 0), -1000 * p);
  expect_paths_agree(problem);
}

TEST(SoftmaxScores, ScoresOfAThousandInEitherDirection) {
  for (const Index o : {0, 1, 2}) {
    expect_paths_agree(NaiveSoftmaxProblem<Real>{numbers({"1", "0.5"}),
                                                 rows({{"1000", "1"}, {"-1000", "3"}, {"0", "2"}}), o});
  }
}

TEST(SoftmaxScores, HugeInputsOverflowNothing) {
  const NaiveSoftmaxProblem<Real> unlikely{numbers({"1e30"}), rows({{"1"}, {"0"}}), 1};
  expect_paths_agree(unlikely);
  const Truth truth = cheap_truth(unlikely);
  const auto expect = [](const Bounded<Real>& known, const char* value) {
    EXPECT_TRUE(overlap(known, Bounded<Real>(Real(value)))) << known.value << " is not " << value;
    EXPECT_LE(relative_bound(known), 1e-70L);
  };
  expect(entry(truth, "loss", 0), "1e30");
  expect(entry(truth, "U", 0), "1e30");
  expect(entry(truth, "U", 1), "-1e30");
  expect(entry(truth, "v_c", 0), "1");

  NaiveSoftmaxProblem<Real> certain = unlikely;
  certain.o = 0;
  expect_paths_agree(certain);
  EXPECT_EQ(entry(cheap_truth(certain), "U", 1).value, 0);

  expect_paths_agree(
      NaiveSoftmaxProblem<Real>{numbers({"1e30", "-2"}), rows({{"1e30", "1"}, {"3", "-1e30"}}), 1});
}

}  // namespace
}  // namespace gradjudge
