// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// A direction that errors may have, in the block's shape; nothing where there is none.
using Direction = std::function<std::optional<Matrix<double>>(const ObservedCase&, const ObservedBlock&)>;

/// The number c such that the block is truth + c · direction in every case, the same c in all; nothing if
/// there is none, or if fewer than three entries tell.
std::optional<double> common_multiple(Cases cases, const std::string& block, const Direction& direction);

}  // namespace gradjudge
