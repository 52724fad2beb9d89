// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>

#include "tests/reference/mistakes/mistaken.hpp"

namespace gradjudge {
namespace {

struct Factors {
  double target;
  double negative;
};

/// The factors of a target and a negative with these scores: v_c = 1 makes them U's gradient.
Factors factors(std::string_view id, double target_score, double negative_score) {
  const NegativeSamplingProblem<double> problem{
      Vector<double>::Ones(1), (Matrix<double>(2, 1) << target_score, negative_score).finished(), 0, {1}};
  const Matrix<double> dU = mistaken(id, problem, "U");
  return {dU(0, 0), dU(1, 0)};
}

void expect_factors(std::string_view id, double target, double negative) {
  // σ(log 3) = 3/4: right are −1/4 for the target and 3/4 for the negative.
  const Factors found = factors(id, std::log(3), std::log(3));
  EXPECT_DOUBLE_EQ(found.target, target) << id;
  EXPECT_DOUBLE_EQ(found.negative, negative) << id;
}

TEST(NegativeSamplingMistakes, HaveTheFactorsThatTheyAreNamedAfter) {
  expect_factors("sigma-argument-negated-at-target", -0.75, 0.75);
  expect_factors("sigma-argument-negated-at-negatives", -0.25, 0.25);
  expect_factors("sigma-argument-negated", -0.75, 0.25);
  expect_factors("target-formula-for-negatives", -0.25, -0.25);
  expect_factors("negative-formula-for-target", 0.75, 0.75);
  expect_factors("target-and-negative-formulas-exchanged", 0.75, -0.25);
  expect_factors("negatives-subtracted", -0.25, -0.75);
  expect_factors("target-term-sign", 0.25, 0.75);
  expect_factors("minus-one-inside-sigma", 1 / (1 + std::exp(1) / 3), 0.75);
}

TEST(NegativeSamplingMistakes, BreakTheChainRule) {
  // (log σ)′ = σ′/σ with σ′ = 3/16.
  expect_factors("sigma-derivative-forgotten", -4.0 / 3, 4);
  expect_factors("sigma-derivative-taken-twice", -3.0 / 64, 9.0 / 64);
  expect_factors("log-sigma-not-divided", -3.0 / 16, 3.0 / 16);
}

TEST(NegativeSamplingMistakes, ThatAreConsistentHaveTheGradientOfTheirLoss) {
  const double h = 1e-6;
  for (const std::string_view id :
       {"target-and-negatives-exchanged", "negatives-added-to-loss-with-wrong-sign",
        "minus-missing-at-negatives", "sigma-without-log", "log-sigma-added-for-negatives",
        "target-among-the-negatives"}) {
    NegativeSamplingProblem<double> problem{
        Vector<double>::Ones(1), (Matrix<double>(2, 1) << 0.5, -0.75).finished(), 0, {1}};
    const Matrix<double> dU = mistaken(id, problem, "U");
    EXPECT_FALSE(dU.isApprox(right(problem, "U"), 1e-3)) << id;
    for (const Index w : {0, 1}) {
      NegativeSamplingProblem<double> above = problem;
      NegativeSamplingProblem<double> below = problem;
      above.U(w, 0) += h;
      below.U(w, 0) -= h;
      const double slope = (mistaken(id, above, "loss")(0, 0) - mistaken(id, below, "loss")(0, 0)) / (2 * h);
      EXPECT_NEAR(dU(w, 0), slope, 1e-8) << id << " " << w;
    }
  }
}

/// The table of word2vec.c, expTable[(int)((f + MAX_EXP) * (EXP_TABLE_SIZE / MAX_EXP / 2))], in its own
/// words.
double word2vec_c_sigma(double f) {
  const int index = static_cast<int>((f + 6) * (1000 / 6 / 2));
  const double power = std::exp((index / 1000.0 * 2 - 1) * 6);
  return power / (power + 1);
}

TEST(NegativeSamplingMistakes, LookSigmaUpAsWord2vecDoes) {
  for (const double score : {-5.9, -1.3, 0.01, 0.5, 2.25, 5.99}) {
    const Factors found = factors("sigma-table-word2vec-c", score, score);
    EXPECT_NEAR(found.target, word2vec_c_sigma(score) - 1, 1e-15) << score;
    EXPECT_NEAR(found.negative, word2vec_c_sigma(score), 1e-15) << score;
  }
  EXPECT_EQ(factors("sigma-table-word2vec-c", 6.5, 6.5).target, 0.0);
  EXPECT_EQ(factors("sigma-table-word2vec-c", -6.5, -6.5).negative, 0.0);
}

TEST(NegativeSamplingMistakes, DropScoresBeyondSix) {
  EXPECT_EQ(factors("scores-beyond-six-dropped", -7, 7).target, 0.0);
  EXPECT_EQ(factors("scores-beyond-six-dropped", -7, 7).negative, 0.0);
  EXPECT_DOUBLE_EQ(factors("scores-beyond-six-dropped", 0, 0).negative, 0.5);
}

TEST(NegativeSamplingMistakes, ChangeTheNegativesShareOfTheCentersGradient) {
  // Every score is 0, so the factors are −1/2 and 1/2.
  const NegativeSamplingProblem<double> problem{(Vector<double>(2) << 1, -1).finished(),
                                                (Matrix<double>(3, 2) << 2, 2, 4, 4, 8, 8).finished(),
                                                0,
                                                {1, 2, 2}};
  const auto v_c = [&](std::string_view id) -> std::vector<double> {
    const Matrix<double> gradient = mistaken(id, problem, "v_c");
    return {gradient(0, 0), gradient(1, 0)};
  };
  EXPECT_EQ(v_c("negatives-summed-to-a-number-in-v_c"), (std::vector<double>{19, 19}));
  EXPECT_EQ(v_c("v_c-for-u_k-in-v_c"), (std::vector<double>{0.5, -2.5}));
}

}  // namespace
}  // namespace gradjudge
