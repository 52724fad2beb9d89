// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "tests/reference/mistakes/mistaken.hpp"

namespace gradjudge {
namespace {

SkipGramProblem<double> window(Index t, Index m) {
  SkipGramProblem<double> problem{
      Matrix<double>(4, 2), Matrix<double>(4, 2), {0, 1, 3, 1, 2, 2, 1}, t, m, InnerLoss::naive_softmax, {}};
  problem.V << 0.25, -0.5, 0.5, 0.25, 0, 0.75, -0.25, 1;
  problem.U << 1, 0.5, -0.5, 0.25, 0.75, 1, 0, -1;
  return problem;
}

/// The same center vector with other outside words.
SkipGramProblem<double> with_outside(SkipGramProblem<double> problem, const std::vector<Index>& outside) {
  problem.sentence = {problem.center()};
  problem.sentence.insert(problem.sentence.end(), outside.begin(), outside.end());
  problem.t = 0;
  problem.m = static_cast<Index>(outside.size());
  return problem;
}

void expect_outside(std::string_view id, const SkipGramProblem<double>& problem,
                    const std::vector<Index>& outside) {
  for (const std::string_view block : {"loss", "V", "U"}) {
    EXPECT_EQ(mistaken(id, problem, block), right(with_outside(problem, outside), block))
        << id << " " << block;
  }
}

TEST(WindowMistakes, LoseTheEndsOfTheWindow) {
  const auto problem = window(3, 2);  // outside words 1 3 | 2 2
  expect_outside("window-ends-lost", problem, {3, 2});
  expect_outside("window-right-end-lost", problem, {1, 3, 2});
  expect_outside("window-left-half-only", problem, {1, 3});
  expect_outside("window-right-half-only", problem, {2, 2});
  expect_outside("only-last-outside-word", problem, {2});
}

TEST(WindowMistakes, AreAboutPositionsRelativeToTheCenterAtTheSentencesEdge) {
  const auto first = window(1, 2);  // 0 | 3 1: nothing stands at j = −2
  expect_outside("window-ends-lost", first, {0, 3});
  expect_outside("window-right-end-lost", first, {0, 3});
  expect_outside("window-left-half-only", first, {0});
  const auto last = window(6, 2);  // 2 2 |
  expect_outside("window-ends-lost", last, {2});
  expect_outside("only-last-outside-word", last, {2});
}

TEST(WindowMistakes, MakeTheContextUniqueInItsOrder) {
  expect_outside("context-made-unique", window(3, 2), {1, 3, 2});
}

TEST(WindowMistakes, LeaveTheCenterIn) {
  expect_outside("center-not-left-out", window(3, 1), {3, 2, 1});
}

TEST(SkipGramMistakes, PutTheGradientIntoAnotherRow) {
  const auto problem = window(2, 1);  // word 3 between two words 1, at position 2
  const Matrix<double> dV = right(problem, "V");
  Matrix<double> expected = Matrix<double>::Zero(4, 2);
  expected.row(2) = dV.row(3);
  EXPECT_EQ(mistaken("position-for-word", problem, "V"), expected);
  expected.row(2).setZero();
  expected.row(0) = dV.row(3);
  EXPECT_EQ(mistaken("center-gradient-in-row-zero", problem, "V"), expected);
  EXPECT_EQ(mistaken("V-rows-off-by-one", problem, "V"), expected);
  expected.row(0).setZero();
  expected.row(1) = dV.row(3);
  EXPECT_EQ(mistaken("center-gradient-in-outside-rows", problem, "V"), expected);
  expected.row(3) = dV.row(3);
  EXPECT_EQ(mistaken("outside-words-given-center-gradient", problem, "V"), expected);
  EXPECT_EQ(mistaken("gradient-added-to-every-row", problem, "V"), dV.row(3).replicate(4, 1));
}

TEST(SkipGramMistakes, DivideByTheFullWindowAlsoAtTheSentencesEdge) {
  const SkipGramProblem<double> problem = window(0, 4);
  for (const std::string_view block : {"loss", "V", "U"}) {
    EXPECT_EQ(mistaken("loss-and-gradient-divided-by-2m", problem, block), right(problem, block) / 8)
        << block;
  }
}

TEST(SkipGramMistakes, KeepTheWrongShape) {
  const Mistake& alone = *find_mistake("gradient-returned-for-v_c-alone");
  EXPECT_EQ(alone.in_double(window(2, 1))->at("V").shape, std::vector<Index>{2});
  const Mistake& transposed = *find_mistake("V-gradient-transposed");
  EXPECT_EQ(transposed.in_double(window(2, 1))->at("V").shape, (std::vector<Index>{2, 4}));
  EXPECT_EQ(mistaken("V-gradient-transposed", window(2, 1), "V"), right(window(2, 1), "V").transpose());
}

}  // namespace
}  // namespace gradjudge
