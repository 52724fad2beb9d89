// SPDX-License-Identifier: MIT
#include "reference/mistakes/pair_mistake.hpp"

#include <gmock/gmock.h>

#include "tests/reference/mistakes/rich_problems.hpp"

namespace gradjudge {
namespace {

/// Every block of negative sampling is negated.
Mistake negated() {
  return make_pair_mistake("negated", "It is negated.", {"negative_sampling"},
                           []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
                             auto evaluation = evaluate(problem);
                             for (auto& block : evaluation.blocks) block.values *= Scalar(-1);
                             return evaluation;
                           });
}

bool over_negative_sampling(const Problem<Real>& problem) {
  return std::visit(
      [](const auto& p) {
        if constexpr (requires { p.inner; }) {
          return p.inner == InnerLoss::negative_sampling;
        } else {
          return std::is_same_v<std::decay_t<decltype(p)>, NegativeSamplingProblem<Real>>;
        }
      },
      problem);
}

TEST(PairMistake, AppliesToThePairAndToWindowsOverIt) {
  EXPECT_THAT(negated().losses, testing::ElementsAre("negative_sampling", "skip_gram", "cbow"));
  for (const auto& problem : rich_problems()) {
    EXPECT_EQ(negated().in_real(problem).has_value(), over_negative_sampling(problem)) << loss_id(problem);
  }
}

TEST(PairMistake, IsMadeInEveryPairOfAWindow) {
  for (const auto& problem : rich_problems()) {
    const auto wrong = negated().in_real(problem);
    if (!wrong) continue;
    const auto right = evaluate(problem);
    ASSERT_EQ(wrong->blocks.size(), right.blocks.size());
    for (std::size_t i = 0; i < right.blocks.size(); ++i) {
      EXPECT_EQ(wrong->blocks[i].values, Matrix<Real>(-right.blocks[i].values)) << loss_id(problem);
    }
  }
}

}  // namespace
}  // namespace gradjudge
