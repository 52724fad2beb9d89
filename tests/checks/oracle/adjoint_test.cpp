// SPDX-License-Identifier: MIT
#include "checks/oracle/adjoint.hpp"

#include <gtest/gtest.h>

#include "cases/format/decimal.hpp"
#include "tests/bench/random_problems.hpp"
#include "tests/checks/oracle/agreement.hpp"
#include "tests/checks/oracle/random_reals.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

const HierarchicalSoftmaxProblem<Real> way{numbers({"1", "-0.5"}),
                                           rows({{"0.25", "2"}, {"1", "-1"}, {"-3", "0.5"}, {"7", "7"}}),
                                           {0, 2, 0},
                                           {0, 1, 1}};

TEST(Adjoint, IsTheDerivativeOfEveryLossThatHasOne) {
  RandomProblems problems(20261128);
  for (int round = 0; round < 20; ++round) {
    for (const auto& problem : problems.next()) {
      const Truth cheap = truth_of(problem, OraclePath::shared_scores, Precision::bits_256);
      const Truth enclosed = std::visit([](const auto& p) { return adjoint_truth(p); }, problem);
      for (const auto& block : cheap.blocks) {
        if (block.name == "loss" || block.name == "value") continue;
        EXPECT_EQ(block.shape, enclosed.at(block.name).shape);
        for (Index row = 0; row < block.rows(); ++row) {
          for (Index column = 0; column < block.columns(); ++column)
            EXPECT_TRUE(
                overlap(entry(cheap, block.name, row, column), entry(enclosed, block.name, row, column)))
                << loss_id(problem) << " " << block.name << " " << row << " " << column;
        }
      }
    }
  }
}

TEST(Adjoint, StoresOnlyTheRowsThatTheLossDependsOn) {
  const Truth truth = adjoint_truth(way);
  EXPECT_EQ(truth.at("U").touched, (std::vector<Index>{0, 2}));
  EXPECT_EQ(truth.at("U").shape, (std::vector<Index>{4, 2}));
  EXPECT_EQ(truth.at("v_c").shape, std::vector<Index>{2});
}

TEST(Adjoint, BoundsAreRelativeHoweverSmallTheDerivative) {
  const HierarchicalSoftmaxProblem<Real> tiny{numbers({"1e-290"}), rows({{"0.7"}}), {0}, {0}};
  EXPECT_LE(relative_bound(entry(adjoint_truth(tiny), "U", 0)), 1e-75L);
  const HierarchicalSoftmaxProblem<Real> tail{numbers({"1"}), rows({{"2000"}}), {0}, {0}};
  EXPECT_LE(relative_bound(entry(adjoint_truth(tail), "U", 0)), 1e-70L);
}

TEST(Adjoint, CountsInputsThatWereRounded) {
  const Vector<Real> tenth = Vector<Real>::Constant(1, *parse_decimal("0.1"));
  const Truth truth = adjoint_truth(SigmoidProblem<Real>{tenth});
  const Real1024 s = 1 / (1 + exp(-Real1024("0.1")));
  EXPECT_TRUE(covers(entry(truth, "x", 0), s * (1 - s)));
}

TEST(Adjoint, OfAConstantIsNothing) {
  Tape<Real> tape(2);
  EXPECT_TRUE(tape.derivatives(-1).empty());
}

}  // namespace
}  // namespace gradjudge
