// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "cases/assignment.hpp"
#include "tools/grade/graded.hpp"

namespace gradjudge {

/// What the student may read of one question, one line each, in plain text that is printable: as much as the
/// assignment shows, and of hidden cases no number.
std::vector<std::string> feedback_lines(const AssignedQuestion& assigned, const GradedQuestion& question);

/// feedback.md.
std::string feedback(const Assignment& assignment, const GradedSubmission& graded);

}  // namespace gradjudge
