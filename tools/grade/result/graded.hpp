// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "checks/derivation/verdict/derivation_result.hpp"
#include "checks/grading_status.hpp"
#include "checks/implementation.hpp"
#include "checks/results.hpp"
#include "tools/outcome.hpp"
#include "tools/submission/hand_in.hpp"

namespace gradjudge {

/// One check of one case, as a submission came out.
struct GradedCheck {
  CheckResult check;
  Outcome outcome = Outcome::answered;
  bool hidden = false;     ///< no number of it may reach the student
  bool zeros = false;      ///< every number of the answer is zero, as an unfinished function's are
  bool charged = false;    ///< counts for the charge for robustness and not for the question itself
  bool numerical = false;  ///< fails, and as a numerical derivative does
  Arithmetic arithmetic = Arithmetic::float64;  ///< by whose rounding it was judged
};

/// What a write-up's answer to a derivation came to; the better ones come first.
enum class DerivationOutcome { right, right_by_convention, wrong, unread, missing };

constexpr std::string_view to_string(DerivationOutcome outcome) {
  switch (outcome) {
    case DerivationOutcome::right:
      return "right";
    case DerivationOutcome::right_by_convention:
      return "right_by_convention";
    case DerivationOutcome::wrong:
      return "wrong";
    case DerivationOutcome::unread:
      return "unread";
    case DerivationOutcome::missing:
      return "missing";
  }
  return "";
}

/// A derivation that was asked for.
struct GradedDerivation {
  std::string id;
  DerivationOutcome outcome = DerivationOutcome::missing;
  bool contradicts_itself = false;      ///< it has a right answer and a wrong one
  std::vector<DerivationResult> lines;  ///< that are about it, in the order of the write-up
};

struct GradedQuestion {
  std::string id;
  double points = 0;
  double max_points = 0;
  QuestionStatus status = QuestionStatus::could_not_be_graded;
  std::string reason;                ///< why it could not be graded
  std::vector<std::string> charges;  ///< what was taken off, and what for
  std::vector<GradedCheck> checks;
  std::vector<GradedDerivation> derivations;
};

/// One submission graded. Everything that is written about it is a function of this and the assignment.
struct GradedSubmission {
  std::string id;
  std::vector<Submitter> submitters;
  std::string file;                      ///< the one with the code that was graded
  std::vector<std::string> write_ups{};  ///< the files that were read for derivations
  std::string fingerprint;               ///< of what was handed in, the assignment and this program
  std::string sandbox;                   ///< the mode in which it ran
  double seconds = 0;                    ///< that grading took
  std::vector<GradedQuestion> questions;
  std::vector<DerivationResult> derivations;  ///< every line of every write-up
  std::vector<std::string> notes;             ///< what was noticed when it was loaded and asked
  std::vector<std::string> review;            ///< what somebody should look at
  std::string refused;                        ///< why it could not even be opened; empty otherwise

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
