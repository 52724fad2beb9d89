// SPDX-License-Identifier: MIT
#pragma once
#include <optional>

#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// Zeros everywhere.
std::optional<Finding> all_zero(Cases cases, const std::string& block);

/// Zero where it is wrong, right everywhere else.
std::optional<Finding> entries_left_out(Cases cases, const std::string& block);

/// The magnitude of every entry.
std::optional<Finding> absolute_value(Cases cases, const std::string& block);

/// Every entry cut or rounded to a whole number.
std::optional<Finding> whole_numbers(Cases cases, const std::string& block);

/// Every entry rounded to so many decimals, or to so many significant digits.
std::optional<Finding> rounded(Cases cases, const std::string& block);

/// Every entry in half precision.
std::optional<Finding> float16(Cases cases, const std::string& block);

/// Entries beyond ±c are ±c, the same c in every case; the others are right.
std::optional<Finding> entries_clipped(Cases cases, const std::string& block);

}  // namespace gradjudge
