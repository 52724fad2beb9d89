// SPDX-License-Identifier: MIT
#include "reference/mistakes/make_mistake.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

/// Twice the right answer, for leaky relu's problems alone.
Mistake doubled_relu(std::vector<std::string> losses) {
  return make_mistake("doubled", "It is doubled.", std::move(losses),
                      []<class Scalar>(const LeakyReluProblem<Scalar>& problem) {
                        auto evaluation = evaluate(problem);
                        for (auto& block : evaluation.blocks) block.values *= Scalar(2);
                        return evaluation;
                      });
}

TEST(MakeMistake, IsOneComputationInBothScalars) {
  const Mistake mistake = doubled_relu({"relu"});
  EXPECT_EQ(mistake.id, "doubled");
  EXPECT_EQ(mistake.sentence, "It is doubled.");
  EXPECT_EQ(mistake.losses, std::vector<std::string>{"relu"});
  const LeakyReluProblem<double> problem{Vector<double>::Constant(1, 3.0), 0.0};
  EXPECT_EQ(mistake.in_double(problem)->at("value").values(0, 0), 6.0);
  EXPECT_EQ(mistake.in_real(cast<Real>(Problem<double>(problem)))->at("x").values(0, 0), Real(2));
}

TEST(MakeMistake, AppliesToTheListedLossesAlone) {
  const LeakyReluProblem<double> leaky{Vector<double>::Constant(1, 3.0), 0.5};
  EXPECT_FALSE(doubled_relu({"relu"}).in_double(leaky));
  EXPECT_TRUE(doubled_relu({"leaky_relu"}).in_double(leaky));
}

TEST(MakeMistake, DoesNotApplyToAProblemThatTheComputationDoesNotTake) {
  const SigmoidProblem<double> sigmoid{Vector<double>::Zero(1)};
  EXPECT_FALSE(doubled_relu({"relu", "sigmoid"}).in_double(sigmoid));
}

TEST(MakeMistake, MayFindThatItDoesNotApply) {
  const Mistake mistake = make_mistake(
      "rare", "It is rare.", {"relu"},
      []<class Scalar>(const LeakyReluProblem<Scalar>& problem) -> std::optional<Evaluation<Scalar>> {
        if (problem.x[0] > Scalar(0)) return std::nullopt;
        return evaluate(problem);
      });
  EXPECT_FALSE(mistake.in_double(LeakyReluProblem<double>{Vector<double>::Constant(1, 1.0), 0.0}));
  EXPECT_TRUE(mistake.in_double(LeakyReluProblem<double>{Vector<double>::Constant(1, -1.0), 0.0}));
}

}  // namespace
}  // namespace gradjudge
