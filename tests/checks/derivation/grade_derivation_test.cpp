// SPDX-License-Identifier: MIT
#include "checks/derivation/grade_derivation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gradjudge {
namespace {

std::vector<DerivationResult> grade(const std::string& text) {
  return grade_derivation("answer.md", text, nullptr);
}

DerivationResult only(const std::string& text) {
  const auto lines = grade(text);
  EXPECT_EQ(lines.size(), 1u) << text;
  return lines.empty() ? DerivationResult{} : lines.back();
}

TEST(GradeDerivation, EveryLineOfAChainHasItsPlaceAndVerdict) {
  const auto lines = grade(
      "# Negative sampling\n"
      "\n"
      "$$\n"
      "\\begin{aligned}\n"
      "\\frac{\\partial J}{\\partial u_o} &= -(1 - \\sigma(u_o^T v_c)) v_c \\\\\n"
      "  &= \\sigma(-u_o^T v_c) v_c\n"
      "\\end{aligned}\n"
      "$$\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].verdict, LineVerdict::right);
  EXPECT_EQ(lines[0].question, "neg.u_o");
  EXPECT_EQ(lines[0].place.line, 5);
  EXPECT_EQ(lines[0].place.column, 36);
  EXPECT_FALSE(lines[0].answer);
  EXPECT_EQ(lines[1].verdict, LineVerdict::wrong);
  EXPECT_EQ(lines[1].place.line, 6);
  EXPECT_EQ(lines[1].place.column, 6);
  EXPECT_EQ(lines[1].latex, "\\sigma(-u_o^T v_c) v_c");
  EXPECT_TRUE(lines[1].answer);
  EXPECT_TRUE(lines[1].error_enters);
}

TEST(GradeDerivation, RowsForColumnsAreRightByConvention) {
  const auto line = only("$$\\frac{\\partial J_{naive-softmax}}{\\partial v_c} = U^T(\\hat y - y)$$");
  EXPECT_EQ(line.verdict, LineVerdict::right_by_convention);
  EXPECT_EQ(line.convention, "U has the word vectors as rows");
}

TEST(GradeDerivation, ADeclaredOrientationIsHeldAgainstItsDocument) {
  const auto lines = grade(
      "Scores $\\theta = U^T v_c$.\n\n$$\\frac{\\partial J_{naive-softmax}}{\\partial v_c} = U^T(\\hat y - "
      "y)$$\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[1].verdict, LineVerdict::wrong);
}

TEST(GradeDerivation, WhatCannotBeReadIsNamedAndNotCalledWrong) {
  const auto line = only("$$\\frac{\\partial J_{naive-softmax}}{\\partial v_c} = U \\coprod (\\hat y - y)$$");
  EXPECT_EQ(line.verdict, LineVerdict::unread);
  EXPECT_THAT(line.reason, testing::HasSubstr("line 1, column 55: '\\coprod' is not expected here"));
}

TEST(GradeDerivation, ASumThatBindsTheFreeIndexIsWrong) {
  const auto line = only(
      "$$\\frac{\\partial J_{neg-sample}}{\\partial u_k} = \\sum_{k=1}^{K} (1 - \\sigma(-u_k^T v_c)) v_c$$");
  EXPECT_EQ(line.verdict, LineVerdict::wrong);
}

TEST(GradeDerivation, ASumThatBeginsAtWord0IsReadToWhereItLeavesTheVocabulary) {
  for (const char* first : {"0", "-1", "-999999"}) {
    const auto line =
        only("$$\\frac{\\partial J_{naive-softmax}}{\\partial v_c} = -u_o + \\sum_{w=" + std::string(first) +
             "}^V \\hat y_w u_w$$");
    EXPECT_EQ(line.verdict, LineVerdict::unread);
    EXPECT_THAT(line.reason, testing::HasSubstr("the sum runs beyond the vocabulary, whose words are 1 … V"));
  }
}

TEST(GradeDerivation, AnEndlessMacroIsRefused) {
  EXPECT_THROW(grade("$\\newcommand{\\x}{\\x\\x} \\x$"), derivation::UnreadableDocument);
}

}  // namespace
}  // namespace gradjudge
