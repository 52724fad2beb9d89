// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "checks/results.hpp"
#include "tools/submission/outcome.hpp"

namespace gradjudge {

/// One check of one case, as a submission came out.
struct GradedCheck {
  CheckResult check;
  Outcome outcome = Outcome::answered;
  bool hidden = false;  ///< no number of it may reach the student
  bool zeros = false;   ///< every number of the answer is zero, as an unfinished function's are
};

/// What a question came to. Only an answer can be right or wrong.
enum class QuestionStatus { right, partly, wrong, unfinished, could_not_be_graded };

constexpr std::string_view to_string(QuestionStatus status) {
  switch (status) {
    case QuestionStatus::right:
      return "right";
    case QuestionStatus::partly:
      return "partly";
    case QuestionStatus::wrong:
      return "wrong";
    case QuestionStatus::unfinished:
      return "unfinished";
    case QuestionStatus::could_not_be_graded:
      return "could_not_be_graded";
  }
  return "";
}

struct GradedQuestion {
  std::string id;
  double points = 0;
  double max_points = 0;
  QuestionStatus status = QuestionStatus::could_not_be_graded;
  std::string reason;  ///< why it could not be graded, or what was charged for
  std::vector<GradedCheck> checks;
};

/// One submission graded. Everything that is written about it is a function of this and the assignment.
struct GradedSubmission {
  std::string id;
  std::string name;
  std::string email;
  std::string file;         ///< the one that was graded
  std::string fingerprint;  ///< of what was handed in, the assignment and this program
  std::string sandbox;      ///< the mode in which it ran
  double seconds = 0;       ///< that grading took
  std::vector<GradedQuestion> questions;
  std::vector<std::string> notes;   ///< what was noticed when it was loaded and asked
  std::vector<std::string> review;  ///< what somebody should look at
  std::string could_not_be_graded;  ///< why nothing of it could; empty otherwise

  double score() const {
    double sum = 0;
    for (const auto& question : questions) sum += question.points;
    return sum;
  }
  double max_score() const {
    double sum = 0;
    for (const auto& question : questions) sum += question.max_points;
    return sum;
  }
};

}  // namespace gradjudge
