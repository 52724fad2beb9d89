// SPDX-License-Identifier: MIT
#pragma once
#include <optional>

#include "checks/budget/rounding_model.hpp"
#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// Every number is a float32 and every error within what its rounding explains.
std::optional<Finding> float32_arithmetic(Cases cases, const std::string& block);

/// Errors of the size of a numerical derivative, 1e-13 to 1e-6 of the largest entry, in numbers that are not
/// float32.
std::optional<Finding> numerical_derivative(Cases cases, const std::string& block);

/// A table of σ as coarse as any in use: off by at most 0.01 within ±6, 0 or 1 outside.
RoundingModel table_in_question();

/// Errors that a σ from a table (off by at most 0.01 within ±6, 0 or 1 outside) explains, and larger than
/// float32's.
std::optional<Finding> sigmoid_table(Cases cases, const std::string& block);

/// Whether an answer holds a number that is not finite where truth is.
bool overflows(const ObservedCase& observed);

}  // namespace gradjudge
