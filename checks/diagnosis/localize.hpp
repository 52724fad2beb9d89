// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// Where a block is wrong and what the wrong places have in common: "in U, only in rows that are drawn more
/// than once". A property is named only if every wrong row (or case) has it and some right one lacks it; of
/// several, the one that fewest right ones share.
std::string localize(Cases cases, const std::string& block);

/// The three entries that are furthest off, by their share of what is allowed: "U[1][0] of suite/case is 0.5
/// instead of 1, …".
std::string worst_entries(Cases cases, const std::string& block);

}  // namespace gradjudge
