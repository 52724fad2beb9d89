// SPDX-License-Identifier: MIT
#include "tools/grade/score.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Assignment worth_ten(Credit credit = Credit::per_case) {
  AssignedQuestion question;
  question.id = "q1";
  question.points = 10;
  question.checks = {"softmax.loss", "softmax.v_c"};
  question.credit = credit;
  Assignment assignment;
  assignment.questions = {std::move(question)};
  return assignment;
}

GradedCheck passed(const std::string& case_name) {
  GradedCheck graded;
  graded.check.case_name = case_name;
  graded.check.verdict = Verdict::pass;
  return graded;
}

GradedCheck failed(const std::string& case_name) {
  GradedCheck graded = passed(case_name);
  graded.check.verdict = Verdict::fail;
  return graded;
}

GradedCheck numerical(const std::string& case_name) {
  GradedCheck graded = failed(case_name);
  graded.numerical = true;
  return graded;
}

GradedCheck unanswered(Outcome outcome, const std::string& reason) {
  GradedCheck graded = failed("a");
  graded.outcome = outcome;
  graded.check.verdict = Verdict::error;
  graded.check.reason = reason;
  return graded;
}

GradedCheck zeros(GradedCheck graded) {
  graded.zeros = true;
  return graded;
}

GradedCheck hidden(GradedCheck graded) {
  graded.hidden = true;
  return graded;
}

GradedCheck charged(GradedCheck graded) {
  graded.charged = true;
  return graded;
}

GradedCheck in_another_shape(GradedCheck graded) {
  BlockResult block;
  block.shape_note = "a row instead of a column";
  graded.check.blocks = {block};
  return graded;
}

GradedSubmission scored(const Assignment& assignment, std::vector<GradedCheck> checks) {
  GradedSubmission graded;
  GradedQuestion& question = graded.questions.emplace_back();
  question.id = "q1";
  question.max_points = 10;
  question.checks = std::move(checks);
  score(assignment, graded);
  return graded;
}

double points(const Assignment& assignment, std::vector<GradedCheck> checks) {
  return scored(assignment, std::move(checks)).questions[0].points;
}

QuestionStatus status(std::vector<GradedCheck> checks) {
  return scored(worth_ten(), std::move(checks)).questions[0].status;
}

TEST(Score, CreditIsByCaseByCheckOrForAllOfThem) {
  const std::vector<GradedCheck> checks{passed("a"), failed("a"), passed("b"), passed("b")};
  EXPECT_EQ(points(worth_ten(Credit::per_case), checks), 5);
  EXPECT_EQ(points(worth_ten(Credit::per_block), checks), 7.5);
  EXPECT_EQ(points(worth_ten(Credit::all_or_nothing), checks), 0);
  EXPECT_EQ(points(worth_ten(Credit::all_or_nothing), {passed("a"), passed("b")}), 10);
}

TEST(Score, PointsAreWhatIsShown) {
  EXPECT_EQ(points(worth_ten(), {passed("a"), failed("b"), failed("c")}), 3.33);
}

TEST(Score, OnlyAnAnswerIsRightOrWrong) {
  EXPECT_EQ(status({passed("a"), passed("b")}), QuestionStatus::right);
  EXPECT_EQ(status({passed("a"), failed("b")}), QuestionStatus::partly);
  EXPECT_EQ(status({failed("a"), unanswered(Outcome::timeout, "")}), QuestionStatus::wrong);
  EXPECT_EQ(status({unanswered(Outcome::exception, "")}), QuestionStatus::wrong);
  EXPECT_EQ(status({unanswered(Outcome::malformed, "")}), QuestionStatus::wrong);
  for (const Outcome outcome :
       {Outcome::timeout, Outcome::crash, Outcome::does_not_load, Outcome::out_of_memory})
    EXPECT_EQ(status({unanswered(outcome, "")}), QuestionStatus::could_not_be_graded);
  EXPECT_EQ(status({}), QuestionStatus::could_not_be_graded);
}

TEST(Score, TheMostFrequentReasonIsSaid) {
  const auto graded = scored(
      worth_ten(), {unanswered(Outcome::timeout, "no answer"), unanswered(Outcome::crash, "it crashed"),
                    unanswered(Outcome::crash, "it crashed")});
  EXPECT_EQ(graded.questions[0].reason, "it crashed");
}

TEST(Score, AStubIsUnfinishedAlsoWhereTruthIsZero) {
  const auto graded =
      scored(worth_ten(), {zeros(passed("a")), zeros(failed("b")), unanswered(Outcome::unfinished, "")});
  EXPECT_EQ(graded.questions[0].status, QuestionStatus::unfinished);
  EXPECT_EQ(graded.questions[0].points, 0);
  EXPECT_EQ(status({failed("a"), unanswered(Outcome::unfinished, "")}), QuestionStatus::unfinished);
  // Where everything is right, zeros are the answer.
  EXPECT_EQ(status({zeros(passed("a"))}), QuestionStatus::right);
}

TEST(Score, ANumericalDerivativeIsWorthWhatTheAssignmentSays) {
  Assignment assignment = worth_ten();
  assignment.charges.numerical_derivative = 0.4;
  const auto graded = scored(assignment, {numerical("a"), numerical("b")});
  EXPECT_EQ(graded.questions[0].points, 6);
  EXPECT_THAT(graded.questions[0].charges,
              ElementsAre("a numerical derivative in place of the formula is worth 60 %"));
  EXPECT_THAT(graded.review, ElementsAre(HasSubstr("q1: the errors are those of a numerical derivative")));
  // The loss of a case is right, its gradient is a difference quotient.
  EXPECT_EQ(points(assignment, {passed("a"), numerical("a"), passed("b"), numerical("b")}), 6);
}

TEST(Score, WhatIsWrongBesideANumericalDerivativeIsWorthNothing) {
  Assignment assignment = worth_ten();
  assignment.charges.numerical_derivative = 0.5;
  EXPECT_EQ(points(assignment, {numerical("a"), failed("b")}), 2.5);
  EXPECT_EQ(points(assignment, {numerical("a"), failed("a")}), 0);
}

TEST(Score, ANumericalDerivativeTakesNothingFromWhatIsRight) {
  Assignment assignment = worth_ten();
  assignment.charges.numerical_derivative = 0.5;
  EXPECT_EQ(points(assignment, {passed("a"), passed("b"), passed("c"), numerical("d")}), 7.5);
  // Unless the assignment says otherwise, it is worth nothing.
  EXPECT_EQ(points(worth_ten(), {numerical("a"), numerical("b")}), 0);
}

TEST(Score, ErrorsThatAreNoNumericalDerivativesAreWorthNothing) {
  Assignment assignment = worth_ten();
  assignment.charges.numerical_derivative = 0.5;
  const auto graded = scored(assignment, {failed("a"), failed("b"), failed("c")});
  EXPECT_EQ(graded.questions[0].points, 0);
  EXPECT_THAT(graded.questions[0].charges, IsEmpty());
  EXPECT_THAT(graded.review, IsEmpty());
}

TEST(Score, RobustnessIsACharge) {
  Assignment assignment = worth_ten();
  assignment.charges.robustness = 0.1;
  const auto graded = scored(assignment, {passed("a"), charged(failed("large"))});
  EXPECT_EQ(graded.questions[0].status, QuestionStatus::right);
  EXPECT_EQ(graded.questions[0].points, 9);
  EXPECT_THAT(graded.questions[0].charges, ElementsAre(HasSubstr("10 % are taken off for answers that are")));
  EXPECT_EQ(points(assignment, {passed("a"), charged(passed("large"))}), 10);
  EXPECT_EQ(points(assignment, {failed("a"), charged(passed("large"))}), 0);
}

TEST(Score, AnotherShapeIsCharged) {
  Assignment assignment = worth_ten();
  assignment.charges.shape = 0.2;
  EXPECT_EQ(points(assignment, {passed("a"), in_another_shape(passed("b"))}), 8);
  EXPECT_EQ(points(assignment, {passed("a"), in_another_shape(failed("b"))}), 5);
}

TEST(Score, ATableOfPublishedAnswersIsReviewed) {
  EXPECT_THAT(scored(worth_ten(), {passed("a"), hidden(failed("b"))}).review,
              ElementsAre(HasSubstr("as a table of published answers is")));
  EXPECT_THAT(scored(worth_ten(), {passed("a"), hidden(failed("b")), hidden(passed("c"))}).review, IsEmpty());
  EXPECT_THAT(scored(worth_ten(), {passed("a"), failed("b"), hidden(failed("c"))}).review, IsEmpty());
  EXPECT_THAT(scored(worth_ten(), {passed("a")}).review, IsEmpty());
}

TEST(Score, NumbersOf32BitsAreReviewed) {
  GradedCheck check = passed("a");
  check.arithmetic = Arithmetic::float32;
  EXPECT_THAT(scored(worth_ten(), {check}).review, ElementsAre(HasSubstr("q1: numbers of 32 bits")));
}

}  // namespace
}  // namespace gradjudge
