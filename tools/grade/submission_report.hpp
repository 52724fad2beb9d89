// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "cases/assignment.hpp"
#include "checks/results.hpp"
#include "tools/grade/result/graded.hpp"

namespace gradjudge {

/// results.json of one submission: tool, submissions (this one), checks. Of hidden cases it holds no number.
nlohmann::ordered_json submission_report(const GradedSubmission& graded, const ToolInfo& tool);

/// results/results.json as Gradescope reads it.
nlohmann::ordered_json gradescope_report(const Assignment& assignment, const GradedSubmission& graded);

/// results.json as PrairieLearn reads it.
nlohmann::ordered_json prairielearn_report(const Assignment& assignment, const GradedSubmission& graded);

/// JSON as it is written: indented, and with bytes that are no UTF-8 replaced.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace gradjudge
