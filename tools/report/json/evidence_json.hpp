// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "checks/results.hpp"
#include "tools/report/json/json_field.hpp"

namespace gradjudge {

/// A double; those that JSON lacks are "nan", "inf" and "-inf".
nlohmann::ordered_json number_to_json(double value);

/// What a failure is shown by; null where there is nothing.
nlohmann::ordered_json evidence_to_json(const std::optional<BlockEntries>& entries);
nlohmann::ordered_json evidence_to_json(const std::vector<WorkedStep>& calculation);
nlohmann::ordered_json evidence_to_json(const std::optional<ErrorCurve>& curve);

/// Back again. Throw BadInput with the place if a field is missing, is not what it should be, or if the
/// numbers of the entries are not rows times columns.
std::optional<BlockEntries> entries_from_json(const JsonField& field);
std::vector<WorkedStep> calculation_from_json(const JsonField& field);
std::optional<ErrorCurve> curve_from_json(const JsonField& field);

}  // namespace gradjudge
