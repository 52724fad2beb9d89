// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <vector>

#include "checks/budget/rounding_model.hpp"
#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// Every number of the block is one of single precision, in every case.
bool is_float32(Cases cases, const std::string& block);

/// Every number is a float32 and every error within what its rounding explains.
std::optional<Finding> float32_arithmetic(Cases cases, const std::string& block);

/// The block is right to at least five digits of its largest entry, in every case: what is known where no
/// cause is.
std::optional<Finding> digits_lost(Cases cases, const std::string& block);

/// The cases as they would be judged if rounding by that model, beyond what is allowed, were allowed too.
std::vector<ObservedCase> allowing(Cases cases, const RoundingModel& rounding);

}  // namespace gradjudge
