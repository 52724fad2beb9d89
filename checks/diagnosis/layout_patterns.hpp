// SPDX-License-Identifier: MIT
#pragma once
#include <optional>

#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// Some answers have a shape that cannot be read as the expected one. Says which axis, and whether the
/// numbers are those of truth transposed.
std::optional<Finding> wrong_shape(Cases cases, const std::string& block);

/// The numbers of truth, transposed (also where the shape does not show it).
std::optional<Finding> transposed(Cases cases, const std::string& block);

/// The rows of truth in another order: all moved by one, reversed, or otherwise exchanged.
std::optional<Finding> rows_permuted(Cases cases, const std::string& block);

/// The same number added to every entry, or the same row to every row.
std::optional<Finding> constant_added(Cases cases, const std::string& block);

/// A multiple of the input itself added to its gradient, or of its squared length to the loss, the same in
/// every case.
std::optional<Finding> input_added(Cases cases, const std::string& block);

/// The truth of another block of the same shape.
std::optional<Finding> another_block(Cases cases, const std::string& block);

}  // namespace gradjudge
