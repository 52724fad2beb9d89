// SPDX-License-Identifier: MIT
#include "tools/grade/score.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

Assignment half_for_numerical_derivatives() {
  AssignedQuestion question;
  question.id = "q1";
  question.points = 10;
  question.checks = {"softmax.v_c"};
  Assignment assignment;
  assignment.questions = {std::move(question)};
  assignment.charges.numerical_derivative = 0.5;
  return assignment;
}

/// A gradient that is off by little, with what it was diagnosed as.
GradedCheck slightly_wrong(const std::string& case_name, const std::string& diagnosis) {
  GradedCheck graded;
  graded.check.case_name = case_name;
  graded.check.verdict = Verdict::fail;
  BlockResult block;
  block.block = "v_c";
  block.verdict = Verdict::fail;
  block.worst =
      WorstEntry{.index = {0}, .yours = 0.5 + 1e-9, .truth = "0.5", .bound = "0", .difference = 1e-9};
  graded.check.blocks = {block};
  graded.check.diagnosis = {{diagnosis, "", {"v_c"}}};
  return graded;
}

double points_of(const std::vector<GradedCheck>& checks) {
  GradedSubmission graded;
  graded.questions = {{.id = "q1", .max_points = 10, .checks = checks}};
  score(half_for_numerical_derivatives(), graded);
  return graded.questions[0].points;
}

TEST(Score, ANumericalDerivativeIsWorthWhatTheAssignmentSays) {
  EXPECT_EQ(
      points_of({slightly_wrong("a", "numerical-derivative"), slightly_wrong("b", "numerical-derivative")}),
      5);
  EXPECT_EQ(points_of({slightly_wrong("a", "numerical-derivative")}), 5);
}

TEST(Score, ErrorsOfItsSizeAreWorthNothing) {
  EXPECT_EQ(points_of({slightly_wrong("a", "digits-lost"), slightly_wrong("b", "digits-lost"),
                       slightly_wrong("c", "digits-lost"), slightly_wrong("d", "digits-lost")}),
            0);
  EXPECT_EQ(points_of({slightly_wrong("a", "numerical-derivative"), slightly_wrong("b", "unexplained")}), 0);
}

}  // namespace
}  // namespace gradjudge
