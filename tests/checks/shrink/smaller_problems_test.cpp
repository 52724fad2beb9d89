// SPDX-License-Identifier: MIT
#include "checks/shrink/smaller_problems.hpp"

#include <gtest/gtest.h>

#include "tests/checks/diagnosis/observed_cases.hpp"

namespace gradjudge {
namespace {

TEST(StructurallySmaller, DropsOnlyWordsThatAreNotUsed) {
  NaiveSoftmaxProblem<Real> problem{Vector<Real>::Constant(1, Real(2)), Matrix<Real>(3, 1), 1};
  problem.U << 5, 6, 7;
  std::size_t fewer_words = 0;
  for (const auto& smaller : structurally_smaller(problem)) {
    const auto& p = std::get<NaiveSoftmaxProblem<Real>>(smaller);
    if (p.U.rows() != 2) continue;
    ++fewer_words;
    EXPECT_EQ(p.U(p.o, 0), 6) << "the outside word is no longer the same word";
  }
  EXPECT_EQ(fewer_words, 2U);
}

TEST(StructurallySmaller, KeepsOneListOfNegativesForEachOutsideWord) {
  const SkipGramProblem<Real> problem{Matrix<Real>::Constant(4, 2, Real(1)),
                                      Matrix<Real>::Constant(4, 2, Real(1)),
                                      {0, 1, 2, 3, 1},
                                      2,
                                      2,
                                      InnerLoss::negative_sampling,
                                      {{0}, {1}, {2}, {3}}};
  bool left_end_dropped = false;
  for (const auto& smaller : structurally_smaller(problem)) {
    EXPECT_NO_THROW(validate(smaller));
    const auto& p = std::get<SkipGramProblem<Real>>(smaller);
    if (p.sentence == std::vector<Index>{1, 2, 3, 1}) {
      left_end_dropped = true;
      EXPECT_EQ(p.negatives, (std::vector<std::vector<Index>>{{1}, {2}, {3}}));
    }
  }
  EXPECT_TRUE(left_end_dropped);
}

TEST(StructurallySmaller, TheSmallestProblemHasNone) {
  const NaiveSoftmaxProblem<Real> problem{Vector<Real>::Constant(1, Real(1)),
                                          Matrix<Real>::Constant(1, 1, Real(1)), 0};
  EXPECT_TRUE(structurally_smaller(problem).empty());
}

TEST(NumericallySimpler, GoesTowardsZeroOneAndSmallWholeNumbers) {
  const auto simpler_than = [](const char* text) {
    std::vector<Real> numbers;
    for (const auto& p : numerically_simpler(SigmoidProblem<Real>{Vector<Real>::Constant(1, Real(text))})) {
      numbers.push_back(std::get<SigmoidProblem<Real>>(p).x[0]);
    }
    return numbers;
  };
  EXPECT_EQ(simpler_than("3.7"), (std::vector<Real>{0, 1, -1, 4, 2, -2}));
  EXPECT_EQ(simpler_than("7"), (std::vector<Real>{0, 1, -1, 3, 6}));
  EXPECT_EQ(simpler_than("1"), (std::vector<Real>{0}));
  EXPECT_TRUE(simpler_than("0").empty());
}

}  // namespace
}  // namespace gradjudge
