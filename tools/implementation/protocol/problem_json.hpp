// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>

#include "reference/problem.hpp"

namespace gradjudge {

/// A problem as the protocol puts it: "loss" first, then its inputs under the names that case files use,
/// vectors as lists, matrices as lists of rows, every number so that it reads back exactly.
nlohmann::ordered_json problem_json(const Problem<double>& problem);

}  // namespace gradjudge
