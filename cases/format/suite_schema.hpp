// SPDX-License-Identifier: MIT
#pragma once
#include <string>

namespace gradjudge {

/// The JSON Schema (draft 2020-12) of suite files, made from the tables of fields that the loader reads by.
/// It says all that a schema can: keys, types, ranges, choices, what each loss needs. Left to the loader is
/// what compares values: dimensions, indices, sums, names that repeat, questions without rows.
std::string suite_schema();

/// The same of assignments.
std::string assignment_schema();

}  // namespace gradjudge
