// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <vector>

#include "checks/submission_result.hpp"
#include "tools/report/json/json_field.hpp"

namespace gradjudge {

/// The array `submissions` of results.json.
nlohmann::ordered_json submissions_to_json(const std::vector<SubmissionResult>& submissions);

/// Reads it back. Throws BadInput, naming the field.
std::vector<SubmissionResult> submissions_from_json(const JsonField& field);

}  // namespace gradjudge
