// SPDX-License-Identifier: MIT
#pragma once
#include <optional>

#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// The block is one and the same factor times truth in every case: −1, 2, 1/2, 1/V, 1/K, …, or a ratio of
/// whole numbers up to 12. The factor with the simplest name is given.
std::optional<Finding> constant_factor(Cases cases, const std::string& block);

/// Every row is its truth times, or divided by, the number of times that its word counts.
std::optional<Finding> multiplicity_factor(Cases cases, const std::string& block);

}  // namespace gradjudge
