// SPDX-License-Identifier: MIT
#include "checks/diagnosis/departure.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/bench/random_problems.hpp"

namespace gradjudge {
namespace {

TEST(Departure, NoneIsTheLossItself) {
  RandomProblems problems(3);
  for (int i = 0; i < 20; ++i) {
    for (const auto& exact : problems.next()) {
      const auto problem = cast<double>(exact);
      const auto departed = evaluate(problem, Departure{});
      if (std::holds_alternative<LeakyReluProblem<double>>(problem)) {
        EXPECT_FALSE(departed);
        continue;
      }
      const Evaluation<double> right = evaluate(problem);
      for (const auto& block : right.blocks) {
        const Matrix<double> truth = dense(block);
        EXPECT_LE((dense(departed->at(block.name)) - truth).cwiseAbs().maxCoeff(),
                  1e-13 * (1 + truth.cwiseAbs().maxCoeff()))
            << loss_id(problem) << ' ' << block.name;
      }
    }
  }
}

TEST(Departure, OfScoresReachesLossAndGradients) {
  const NegativeSamplingProblem<double> problem{Vector<double>{{2.0}}, Matrix<double>{{5.0}, {-3.0}}, 0, {1}};
  const auto clipped =
      evaluate(problem, Departure{[](double z) { return std::clamp(z, -1.0, 1.0); }, {}, {}});
  const double s = sigma(-1.0);
  EXPECT_DOUBLE_EQ(clipped->at("loss").values(0, 0), 2 * softplus(-1.0));
  EXPECT_DOUBLE_EQ(clipped->at("U").values(0, 0), -s * 2);
  EXPECT_DOUBLE_EQ(clipped->at("U").values(1, 0), s * 2);
  EXPECT_DOUBLE_EQ(clipped->at("v_c").values(0, 0), -s * 5 - s * 3);
}

}  // namespace
}  // namespace gradjudge
