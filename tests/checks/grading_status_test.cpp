// SPDX-License-Identifier: MIT
#include "checks/grading_status.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

struct Question {
  QuestionStatus status;
};

TEST(GradingStatus, EachHasAWordThatLeadsBackToIt) {
  for (const auto& [status, word] : question_statuses) {
    EXPECT_EQ(to_string(status), word);
    EXPECT_EQ(question_status(word), status);
  }
  for (const auto& [status, word] : submission_statuses) EXPECT_EQ(to_string(status), word);
  EXPECT_EQ(question_status("perhaps"), std::nullopt);
  EXPECT_EQ(question_status(""), std::nullopt);
}

TEST(GradingStatus, AWordIsSpokenWithoutUnderscores) {
  EXPECT_EQ(spoken(SubmissionStatus::could_not_be_graded), "could not be graded");
  EXPECT_EQ(spoken(QuestionStatus::right), "right");
}

TEST(GradingStatus, ASubmissionIsWhatItsQuestionsAre) {
  constexpr Question wrong{QuestionStatus::wrong};
  constexpr Question unfinished{QuestionStatus::unfinished};
  constexpr Question ungraded{QuestionStatus::could_not_be_graded};
  EXPECT_EQ(status_of(std::vector{wrong, unfinished}), SubmissionStatus::graded);
  EXPECT_EQ(status_of(std::vector{wrong, ungraded}), SubmissionStatus::partly_graded);
  EXPECT_EQ(status_of(std::vector{ungraded, ungraded}), SubmissionStatus::could_not_be_graded);
}

}  // namespace
}  // namespace gradjudge
