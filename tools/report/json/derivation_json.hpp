// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <vector>

#include "checks/derivation/verdict/derivation_result.hpp"
#include "tools/report/json/json_field.hpp"

namespace gradjudge {

/// The array `derivations` of results.json.
nlohmann::ordered_json derivations_to_json(const std::vector<DerivationResult>& derivations);

/// Reads it back. Throws BadInput, naming the field.
std::vector<DerivationResult> derivations_from_json(const JsonField& field);

}  // namespace gradjudge
