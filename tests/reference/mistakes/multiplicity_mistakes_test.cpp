// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>

#include "tests/reference/mistakes/mistaken.hpp"

namespace gradjudge {
namespace {

/// All scores are 0, so σ = 1/2: the target's factor is −1/2, a negative's 1/2, and v_c = 1.
NegativeSamplingProblem<double> at_score_zero(std::vector<Index> negatives) {
  return {Vector<double>::Unit(2, 0), (Matrix<double>(3, 2) << 0, 1, 0, 2, 0, 4).finished(), 0,
          std::move(negatives)};
}

/// The first column of U's gradient: the factors that each word's row has been given.
std::vector<double> factors(std::string_view id, const Problem<double>& problem) {
  const Vector<double> column = mistaken(id, problem, "U").col(0);
  return {column.begin(), column.end()};
}

/// Only the block in question is wrong.
void expect_others_right(std::string_view id, const Problem<double>& problem, std::string_view wrong) {
  for (const std::string_view block : {"loss", "v_c", "U"}) {
    EXPECT_EQ(mistaken(id, problem, block) == right(problem, block), block != wrong) << id << " " << block;
  }
}

TEST(MultiplicityMistakes, CountDuplicatesOnceInOneBlockAlone) {
  const Problem<double> problem = at_score_zero({1, 1, 2, 1});
  EXPECT_DOUBLE_EQ(mistaken("duplicates-once-in-loss", problem, "loss")(0, 0), 3 * std::log(2));
  expect_others_right("duplicates-once-in-loss", problem, "loss");
  // −1/2 · 1 + 1/2 · 2 + 1/2 · 4
  EXPECT_DOUBLE_EQ(mistaken("duplicates-once-in-v_c", problem, "v_c")(1, 0), 2.5);
  expect_others_right("duplicates-once-in-v_c", problem, "v_c");
  EXPECT_EQ(factors("duplicates-once-in-U", problem), (std::vector<double>{-0.5, 0.5, 0.5}));
  expect_others_right("duplicates-once-in-U", problem, "U");
}

TEST(MultiplicityMistakes, CountDuplicatesOnceEverywhere) {
  const Problem<double> problem = at_score_zero({1, 1, 2, 1});
  const Problem<double> distinct_draws = at_score_zero({1, 2});
  for (const std::string_view block : {"loss", "v_c", "U"}) {
    EXPECT_EQ(mistaken("duplicates-once", problem, block), right(distinct_draws, block)) << block;
  }
}

TEST(MultiplicityMistakes, TellApartHowTheTargetAmongTheNegativesIsLost) {
  const Problem<double> problem = at_score_zero({0, 2, 2});
  EXPECT_EQ(right(problem, "U").col(0), Vector<double>(Eigen::Vector3d(0, 0, 1)));
  // Duplicates of a negative once, target and negative still added: −1/2 + 1/2.
  EXPECT_EQ(factors("duplicates-once-in-U", problem), (std::vector<double>{0, 0, 0.5}));
  // The last write wins: the negative's 1/2.
  EXPECT_EQ(factors("contributions-overwritten-in-U", problem), (std::vector<double>{0.5, 0, 0.5}));
  // The target's write is the last.
  EXPECT_EQ(factors("target-row-assigned-last", problem), (std::vector<double>{-0.5, 0, 1}));
  EXPECT_EQ(factors("target-among-negatives-skipped", problem), (std::vector<double>{-0.5, 0, 1}));
  EXPECT_EQ(mistaken("target-row-assigned-last", problem, "loss"), right(problem, "loss"));
  EXPECT_DOUBLE_EQ(mistaken("target-among-negatives-skipped", problem, "loss")(0, 0), 3 * std::log(2));
}

TEST(MultiplicityMistakes, MultiplyByTheWrongCount) {
  const Problem<double> problem = at_score_zero({1, 1, 1, 2});
  EXPECT_EQ(factors("multiplicity-squared", problem), (std::vector<double>{-0.5, 4.5, 0.5}));
  EXPECT_EQ(factors("u_k-multiplied-by-K", problem), (std::vector<double>{-0.5, 2, 2}));
  EXPECT_EQ(factors("sum-over-negatives-in-every-u_k", problem), (std::vector<double>{-0.5, 2, 2}));
  EXPECT_EQ(factors("negatives-averaged", problem), (std::vector<double>{-0.5, 0.375, 0.125}));
  EXPECT_EQ(factors("target-added-for-every-negative", problem), (std::vector<double>{-2, 1.5, 0.5}));
  EXPECT_DOUBLE_EQ(mistaken("target-added-for-every-negative", problem, "loss")(0, 0), 8 * std::log(2));
  EXPECT_DOUBLE_EQ(mistaken("loss-multiplied-by-K", problem, "loss")(0, 0), 20 * std::log(2));
}

TEST(MultiplicityMistakes, LoseATerm) {
  const Problem<double> problem = at_score_zero({1, 2});
  EXPECT_EQ(factors("last-negative-dropped", problem), (std::vector<double>{-0.5, 0.5, 0}));
  EXPECT_EQ(factors("first-negative-dropped", problem), (std::vector<double>{-0.5, 0, 0.5}));
  EXPECT_EQ(factors("target-term-missing-in-U", problem), (std::vector<double>{0, 0.5, 0.5}));
  EXPECT_DOUBLE_EQ(mistaken("target-term-missing-in-loss", problem, "loss")(0, 0), 2 * std::log(2));
  EXPECT_EQ(mistaken("v_c-overwritten-by-last-negative", problem, "v_c")(1, 0), 2.0);
  EXPECT_EQ(mistaken("negatives-missing-in-v_c", problem, "v_c")(1, 0), -0.5);
}

}  // namespace
}  // namespace gradjudge
