// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/evidence/explain.hpp"

namespace gradjudge {

/// The two evaluations, the step, the bounds, the budget, and the error against the step as a table.
std::string explanation_text(const Explanation& explanation, const std::string& case_name);

}  // namespace gradjudge
