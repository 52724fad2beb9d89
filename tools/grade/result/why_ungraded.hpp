// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "tools/grade/result/graded.hpp"

namespace gradjudge {

struct UngradedQuestion {
  std::string id;
  std::string reason;
};

/// Each reason with the ids of the questions that it holds for.
std::string why_ungraded(const std::vector<UngradedQuestion>& questions);

/// Why nothing of a submission could be graded, and what was noticed first; empty if something could.
std::string why_ungraded(const GradedSubmission& graded);

}  // namespace gradjudge
