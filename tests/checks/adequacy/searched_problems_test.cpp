// SPDX-License-Identifier: MIT
#include "checks/adequacy/searched_problems.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "reference/loss_names.hpp"

namespace gradjudge {
namespace {

TEST(SearchedProblems, AreValidAndOfTheLoss) {
  for (const std::string_view loss : all_losses) {
    const auto problems = searched_problems(std::string(loss));
    EXPECT_GE(problems.size(), 48U);
    for (const auto& problem : problems) {
      EXPECT_EQ(loss_id(problem), loss);
      EXPECT_NO_THROW(validate(problem)) << loss;
    }
  }
}

TEST(SearchedProblems, HoldWhatChanceSeldomDraws) {
  const auto sampling = searched_problems("negative_sampling");
  EXPECT_TRUE(std::any_of(sampling.begin(), sampling.end(), [](const auto& problem) {
    const auto& p = std::get<NegativeSamplingProblem<Real>>(problem);
    return std::count(p.negatives.begin(), p.negatives.end(), p.o) == 1;
  }));
  const auto windows = searched_problems("skip_gram");
  EXPECT_TRUE(std::any_of(windows.begin(), windows.end(), [](const auto& problem) {
    return std::get<SkipGramProblem<Real>>(problem).t == 0;
  }));
  const auto entropies = searched_problems("cross_entropy");
  EXPECT_TRUE(std::any_of(entropies.begin(), entropies.end(), [](const auto& problem) {
    const auto& y = std::get<CrossEntropyProblem<Real>>(problem).y;
    return y.maxCoeff() < 1;
  }));
}

}  // namespace
}  // namespace gradjudge
