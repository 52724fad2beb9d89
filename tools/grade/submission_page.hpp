// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "cases/assignment.hpp"

namespace gradjudge {

/// What a student may see of a submission's own results.json: of each question as much as the assignment
/// shows, and of hidden cases no number.
nlohmann::ordered_json shown_results(const Assignment& assignment, const nlohmann::ordered_json& results);

/// feedback.html: that as a page.
std::string submission_page(const Assignment& assignment, const nlohmann::ordered_json& results);

}  // namespace gradjudge
