// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "cases/assignment.hpp"
#include "tools/grade/feedback/feedback.hpp"
#include "tools/grade/result/graded.hpp"

namespace gradjudge {

/// What the student may read of the derivations of one question: how each came out; of each wrong line, as it
/// was written, what is wrong with it and its mend; of what was not read, where reading stopped.
std::vector<FeedbackLine> derivation_feedback(const GradedQuestion& question);

}  // namespace gradjudge
