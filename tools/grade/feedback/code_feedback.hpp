// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "cases/assignment.hpp"
#include "tools/grade/feedback/feedback.hpp"
#include "tools/grade/result/graded.hpp"

namespace gradjudge {

/// What the student may read of the checks of one question: what was not answered and why, the mistakes that
/// explain the rest, failing cases as far as the assignment shows them, and of hidden cases no number.
std::vector<FeedbackLine> code_feedback(const AssignedQuestion& assigned, const GradedQuestion& question);

}  // namespace gradjudge
