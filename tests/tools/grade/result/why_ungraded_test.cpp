// SPDX-License-Identifier: MIT
#include "tools/grade/result/why_ungraded.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

GradedQuestion question(const std::string& id, QuestionStatus status, const std::string& reason) {
  GradedQuestion one;
  one.id = id;
  one.status = status;
  one.reason = reason;
  return one;
}

TEST(WhyUngraded, OneReasonForAllIsSaidOnceAndWithoutTheOutcomesName) {
  GradedSubmission graded;
  for (const char* id : {"a", "b"})
    graded.questions.push_back(
        question(id, QuestionStatus::could_not_be_graded, "does_not_load: SyntaxError: x"));
  EXPECT_EQ(why_ungraded(graded), "SyntaxError: x");
  EXPECT_EQ(status_of(graded.questions), SubmissionStatus::could_not_be_graded);
  graded.questions.push_back(
      question("c", QuestionStatus::could_not_be_graded, "timeout: no answer within 5 s"));
  EXPECT_EQ(why_ungraded(graded), "a, b: SyntaxError: x; c: no answer within 5 s");
  graded.notes = {"only its definitions were run", "another"};
  EXPECT_EQ(why_ungraded(graded),
            "a, b: SyntaxError: x; c: no answer within 5 s; only its definitions were run");
}

TEST(WhyUngraded, SaysNothingWhereSomethingCouldBeGraded) {
  GradedSubmission graded;
  graded.questions = {question("a", QuestionStatus::could_not_be_graded, "timeout: late"),
                      question("b", QuestionStatus::wrong, "")};
  EXPECT_EQ(why_ungraded(graded), "");
  EXPECT_EQ(status_of(graded.questions), SubmissionStatus::partly_graded);
}

TEST(WhyUngraded, WhatCouldNotBeOpenedSaysThat) {
  GradedSubmission graded;
  graded.questions = {question("a", QuestionStatus::could_not_be_graded, "x.zip: refused")};
  graded.refused = "x.zip: refused";
  EXPECT_EQ(why_ungraded(graded), "x.zip: refused");
}

}  // namespace
}  // namespace gradjudge
