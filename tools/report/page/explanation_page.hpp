// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace gradjudge {

/// The page that a teacher projects, of what explanation_to_json gives.
std::string explanation_page(const nlohmann::ordered_json& explanation);

}  // namespace gradjudge
