// SPDX-License-Identifier: MIT
#include "checks/own_implementations.hpp"

#include <gtest/gtest.h>

#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

const Problem<Real> problem = small_sampling();

TEST(ReferenceImplementation, AnswersWithTheReferenceInDouble) {
  const Implementation reference = reference_implementation(Arithmetic::float64);
  EXPECT_EQ(reference.name, "reference");
  const Answer answer = reference.answer(problem);
  const auto expected = evaluate(cast<double>(problem));
  EXPECT_EQ(answer.find("loss")->numbers, std::vector<double>{expected.at("loss").values(0, 0)});
  EXPECT_EQ(answer.find("U")->shape, (std::vector<Index>{4, 2}));
  EXPECT_EQ(answer.find("U")->numbers[6], 0);
}

TEST(ReferenceImplementation, InFloatReturnsFloatsAndSaysSo) {
  const Implementation reference = reference_implementation(Arithmetic::float32);
  EXPECT_EQ(reference.name, "reference:float");
  EXPECT_EQ(reference.arithmetic, Arithmetic::float32);
  const Answer answer = reference.answer(problem);
  const double loss = answer.find("loss")->numbers[0];
  EXPECT_EQ(loss, static_cast<double>(static_cast<float>(loss)));
  EXPECT_NE(loss, evaluate(cast<double>(problem)).at("loss").values(0, 0));
}

TEST(MistakeImplementation, AnswersWithTheMistake) {
  const Implementation mistake = mistake_implementation(*find_mistake("duplicates-once-in-U"));
  EXPECT_EQ(mistake.name, "mistake:duplicates-once-in-U");
  const Answer wrong = mistake.answer(problem);
  const Answer right = reference_implementation(Arithmetic::float64).answer(problem);
  // Word 2 is drawn twice.
  EXPECT_DOUBLE_EQ(wrong.find("U")->numbers[4] * 2, right.find("U")->numbers[4]);
  EXPECT_EQ(wrong.find("U")->numbers[0], right.find("U")->numbers[0]);
}

TEST(MistakeImplementation, DoesNotImplementLossesThatTheMistakeDoesNotApplyTo) {
  const Implementation mistake = mistake_implementation(*find_mistake("duplicates-once-in-U"));
  EXPECT_TRUE(mistake.answer(SigmoidProblem<Real>{numbers({"1"})}).not_implemented);
  EXPECT_FALSE(mistake.answer(problem).not_implemented);
}

}  // namespace
}  // namespace gradjudge
