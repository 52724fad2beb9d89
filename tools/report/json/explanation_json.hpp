// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>

#include "checks/evidence/explain.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// Whose number is explained.
struct ExplainedCase {
  std::string name;  ///< suite/case
  std::string description;
  std::vector<WorkedStep> calculation;  ///< the number by hand; empty if the problem is too large
};

/// How one number is known. Numbers of more digits than a double has are decimal text.
nlohmann::ordered_json explanation_to_json(const Explanation& explanation, const ExplainedCase& explained,
                                           const ToolInfo& tool);

}  // namespace gradjudge
