// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "cases/assignment.hpp"
#include "tools/grade/result/graded.hpp"

namespace gradjudge {

/// A line of feedback in plain text that is printable, and the formula that it is about, as it was written.
struct FeedbackLine {
  std::string text;
  std::string formula{};  ///< LaTeX; empty if it is about none
};

/// What the student may read of one question, as much as the assignment shows; the status first.
std::vector<FeedbackLine> feedback_lines(const AssignedQuestion& assigned, const GradedQuestion& question);

/// The same as text, a line each, for platforms that show plain text.
std::string feedback_text(const AssignedQuestion& assigned, const GradedQuestion& question);

/// feedback.md.
std::string feedback(const Assignment& assignment, const GradedSubmission& graded);

}  // namespace gradjudge
