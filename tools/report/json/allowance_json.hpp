// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>

#include "cases/case.hpp"

namespace gradjudge {

/// {"kind": "sigmoid_table", "table_size": 1000, "table_range": 6, "table_factor": 83, "reason": "…"}: the
/// keys of case files. table_factor is left out where the size and the range give it.
nlohmann::ordered_json allowance_json(const Allowance& allowance);

/// The same read back. Throws std::invalid_argument that names the key, what was expected and what was found.
Allowance allowance_from_json(const nlohmann::json& value);

}  // namespace gradjudge
