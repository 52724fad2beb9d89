// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/grading_status.hpp"

namespace gradjudge {

/// A derivation that a question asks for, and how it came out: right, wrong, unread, missing, ….
struct AskedDerivation {
  std::string id;
  std::string outcome;
};

/// One question of an assignment, as a submission came out.
struct QuestionResult {
  std::string id;
  double points = 0;
  double max_points = 0;
  QuestionStatus status = QuestionStatus::could_not_be_graded;
  std::string reason;  ///< why it could not be graded, or what was charged for
  std::vector<std::string> charges{};
  std::vector<AskedDerivation> derivations{};
};

/// One of those who handed something in together.
struct SubmittedBy {
  std::string id;
  std::string name;
  std::string email;
};

/// A mistake that was found in a submission.
struct FoundMistake {
  std::string id;
  std::string sentence;
};

/// What somebody handed in, graded. The checks behind it are those of the implementation
/// submission:ID/FILE.
struct SubmissionResult {
  std::string id;
  std::string name;
  std::string email;
  std::vector<SubmittedBy> submitters{};
  std::string file;                      ///< the one whose code was graded; empty if there was none
  std::vector<std::string> write_ups{};  ///< the files that were read for derivations
  double score = 0;
  double max_score = 0;
  double seconds = 0;  ///< that grading took
  std::vector<QuestionResult> questions;
  std::string could_not_be_graded;  ///< why nothing of it could; empty otherwise
  std::vector<std::string> notes;   ///< what was noticed when it was loaded and asked
  std::vector<std::string> review;  ///< what somebody should look at
  std::vector<FoundMistake> mistakes;
};

}  // namespace gradjudge
