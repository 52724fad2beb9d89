// SPDX-License-Identifier: MIT
#include "checks/oracle/shared_scores.hpp"

#include <gtest/gtest.h>

#include "tests/bench/random_problems.hpp"
#include "tests/checks/oracle/agreement.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

TEST(SharedScores, AgreeWithTheBlackBoxOnEveryLoss) {
  RandomProblems problems(20240101);
  for (int round = 0; round < 30; ++round) {
    for (const auto& problem : problems.next()) expect_paths_agree(problem);
  }
}

TEST(SharedScores, AgreeWithTheBlackBoxOnRepeatedWordsOfTheWindowAndTheContext) {
  const Matrix<Real> V = rows({{"0.5", "-0.25"}, {"0.1", "0.9"}, {"-1.5", "2"}});
  const Matrix<Real> U = rows({{"0.7", "0.2"}, {"-0.4", "1.3"}, {"0.9", "-0.6"}});
  for (const InnerLoss inner : {InnerLoss::naive_softmax, InnerLoss::negative_sampling}) {
    const bool sampled = inner == InnerLoss::negative_sampling;
    const std::vector<Index> draws = sampled ? std::vector<Index>{2, 2, 1} : std::vector<Index>{};
    expect_paths_agree(CbowProblem<Real>{V, U, {2, 0, 2, 2}, 1, inner, draws});
    SkipGramProblem<Real> window{V, U, {1, 1, 2, 1, 2}, 2, 2, inner, {}};
    if (sampled) window.negatives.assign(4, draws);
    expect_paths_agree(window);
  }
}

TEST(SharedScores, RowsThatTheLossDoesNotDependOnAreExactlyZero) {
  const Problem<Real> problem = small_sampling();
  for (const auto path : {OraclePath::shared_scores, OraclePath::black_box}) {
    const Truth truth = truth_of(problem, path, Precision::bits_256);
    EXPECT_EQ(truth.at("U").touched, (std::vector<Index>{0, 1, 2}));
    EXPECT_EQ(truth.at("U").shape, (std::vector<Index>{4, 2}));
  }
}

TEST(SharedScores, ContextWordThatOccursThriceHasThriceTheGradient) {
  const Matrix<Real> V = rows({{"0.5", "-0.25"}, {"0.1", "0.9"}});
  const Problem<Real> problem = CbowProblem<Real>{
      V, rows({{"0.7", "0.2"}, {"-0.4", "1.3"}}), {0, 1, 0, 0}, 1, InnerLoss::naive_softmax, {}};
  const Truth truth = truth_of(problem, OraclePath::shared_scores, Precision::bits_256);
  for (const Index j : {0, 1}) {
    EXPECT_TRUE(overlap(entry(truth, "V", 0, j), entry(truth, "V", 1, j) * Bounded<Real>(3)));
    EXPECT_FALSE(overlap(entry(truth, "V", 0, j), entry(truth, "V", 1, j)));
  }
}

TEST(SharedScores, BoundsFallToTheWorkingPrecision) {
  const Problem<Real> problem = small_softmax();
  const auto widest = [&](Precision precision) {
    long double bound = 0;
    const Truth truth = truth_of(problem, OraclePath::shared_scores, precision);
    for (const auto& block : truth.blocks) {
      for (Index i = 0; i < block.values.size(); ++i) bound = std::max(bound, block.values.data()[i].error);
    }
    return bound;
  };
  EXPECT_LE(widest(Precision::bits_256), 1e-74L);
  // Decimals are held to 257 bits, and so is truth at the end.
  EXPECT_LE(widest(Precision::bits_1024), 4e-77L);
}

}  // namespace
}  // namespace gradjudge
