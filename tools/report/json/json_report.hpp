// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// The version of the fields of results.json, its `schema`.
inline constexpr int results_schema = 1;

/// The results whole, as results.schema.json says; read_results() gives them back. Numbers read back exactly;
/// numbers that JSON lacks are the strings "nan", "inf" and "-inf"; bytes that are no UTF-8 are replaced.
std::string json_report(const Results& results);

/// An element of its array `checks`.
nlohmann::ordered_json check_to_json(const CheckResult& check);
/// The same before it is written.
nlohmann::ordered_json results_to_json(const Results& results);

/// Its field "tool".
nlohmann::ordered_json to_json(const ToolInfo& tool);

}  // namespace gradjudge
