// SPDX-License-Identifier: MIT
#pragma once
#include "cases/assignment.hpp"
#include "tools/grade/result/graded.hpp"

namespace gradjudge {

/// Gives each question its status and points, by the assignment's credit and charges: from its checks, or
/// from the lines of the write-up.
void score(const Assignment& assignment, GradedSubmission& graded);

}  // namespace gradjudge
