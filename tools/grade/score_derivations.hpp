// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "cases/assignment.hpp"
#include "tools/grade/result/graded.hpp"

namespace gradjudge {

/// Status, points and reason of a question that asks for derivations, from those that were found. What a
/// person should look at, an answer that could not be read or two that contradict each other, is added to
/// `review`. A write-up of which nothing was handed in cannot be graded.
void score_derivations(const AssignedQuestion& assigned, const Charges& charges, bool has_write_up,
                       GradedQuestion& question, std::vector<std::string>& review);

}  // namespace gradjudge
