// SPDX-License-Identifier: MIT
#include "tools/grade/score_derivations.hpp"

#include <gmock/gmock.h>

#include "tools/grade/asked_derivations.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Lines = std::vector<DerivationResult>;

DerivationResult line(const std::string& question, LineVerdict verdict, bool answer) {
  DerivationResult result;
  result.question = question;
  result.verdict = verdict;
  result.answer = answer;
  return result;
}

DerivationOutcome outcome(const std::string& id, const Lines& lines) {
  return asked_derivations({id}, lines)[0].outcome;
}

constexpr auto right = LineVerdict::right;
constexpr auto by_convention = LineVerdict::right_by_convention;
constexpr auto wrong = LineVerdict::wrong;
constexpr auto unread = LineVerdict::unread;

TEST(AskedDerivations, TheAnswerDecides) {
  EXPECT_EQ(outcome("neg.u_k", {}), DerivationOutcome::missing);
  EXPECT_EQ(outcome("neg.u_k", {line("neg.u_o", right, true)}), DerivationOutcome::missing);
  EXPECT_EQ(outcome("neg.u_k", {line("neg.u_k", wrong, false), line("neg.u_k", right, true)}),
            DerivationOutcome::right);
  EXPECT_EQ(outcome("neg.u_k", {line("neg.u_k", right, false), line("neg.u_k", wrong, true)}),
            DerivationOutcome::wrong);
  EXPECT_EQ(outcome("neg.u_k", {line("neg.u_k", by_convention, true)}),
            DerivationOutcome::right_by_convention);
  EXPECT_EQ(outcome("neg.u_k", {line("neg.u_k", right, false), line("neg.u_k", unread, true)}),
            DerivationOutcome::unread);
}

TEST(AskedDerivations, OfTwoAnswersTheBetterCountsAndIsReported) {
  const auto found =
      asked_derivations({"sigmoid"}, {line("sigmoid", wrong, true), line("sigmoid", right, true)})[0];
  EXPECT_EQ(found.outcome, DerivationOutcome::right);
  EXPECT_TRUE(found.contradicts_itself);
}

TEST(AskedDerivations, OneFormulaForEveryWordAnswersBothAndBothAnswerIt) {
  const Lines any{line("softmax.u_any", right, true)};
  EXPECT_EQ(outcome("softmax.u_o", any), DerivationOutcome::right);
  EXPECT_EQ(outcome("softmax.u_w", any), DerivationOutcome::right);
  const Lines two{line("softmax.u_o", right, true), line("softmax.u_w", wrong, true)};
  EXPECT_EQ(outcome("softmax.u_any", two), DerivationOutcome::wrong);
  EXPECT_EQ(outcome("softmax.u_any", {two[0]}), DerivationOutcome::missing);
}

struct Scored {
  GradedQuestion question;
  std::vector<std::string> review;
};

Scored scored(const Lines& lines, Credit credit, const Charges& charges = {}, bool has_write_up = true) {
  AssignedQuestion assigned;
  assigned.derivations = {"neg.u_o", "neg.u_k"};
  assigned.credit = credit;
  Scored result;
  result.question.id = "written";
  result.question.max_points = 8;
  result.question.derivations = asked_derivations(assigned.derivations, lines);
  score_derivations(assigned, charges, has_write_up, result.question, result.review);
  return result;
}

const Lines half_right{line("neg.u_o", right, true), line("neg.u_k", right, false),
                       line("neg.u_k", right, false), line("neg.u_k", right, false),
                       line("neg.u_k", wrong, true)};

TEST(ScoreDerivations, CreditForWhatIsPartlyRight) {
  EXPECT_EQ(scored(half_right, Credit::per_derivation).question.points, 4);
  EXPECT_EQ(scored(half_right, Credit::per_line).question.points, 4 + 3);
  EXPECT_EQ(scored(half_right, Credit::all_or_nothing).question.points, 0);
  EXPECT_EQ(scored(half_right, Credit::per_derivation).question.status, QuestionStatus::partly);
}

TEST(ScoreDerivations, ChargesForConventionAndForAWrongLineOnTheWay) {
  Charges charges;
  charges.convention = 0.5;
  charges.wrong_line = 0.25;
  const Scored result = scored(
      {line("neg.u_o", by_convention, true), line("neg.u_k", wrong, false), line("neg.u_k", right, true)},
      Credit::per_derivation, charges);
  EXPECT_EQ(result.question.points, 2 + 3);
  EXPECT_EQ(result.question.status, QuestionStatus::right);
  EXPECT_THAT(result.question.charges,
              ElementsAre("neg.u_o: 50 % are taken off for another convention",
                          "neg.u_k: 25 % are taken off for a wrong line on the way"));
}

TEST(ScoreDerivations, WhatCannotBeReadIsNotWrong) {
  const Scored result = scored({line("neg.u_o", unread, true)}, Credit::per_derivation);
  EXPECT_EQ(result.question.status, QuestionStatus::could_not_be_graded);
  EXPECT_EQ(result.question.reason, "could not be read: neg.u_o; no answer was found for neg.u_k");
  EXPECT_THAT(result.review, ElementsAre("written: the answer to neg.u_o could not be read"));
}

TEST(ScoreDerivations, NoAnswerAndNoWriteUpAreToldApart) {
  EXPECT_EQ(scored({}, Credit::per_derivation).question.status, QuestionStatus::unfinished);
  const Scored nothing = scored({}, Credit::per_derivation, {}, false);
  EXPECT_EQ(nothing.question.status, QuestionStatus::could_not_be_graded);
  EXPECT_THAT(nothing.question.reason, HasSubstr("no write-up was handed in"));
  EXPECT_THAT(nothing.review, IsEmpty());
}

}  // namespace
}  // namespace gradjudge
