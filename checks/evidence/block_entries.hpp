// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <vector>

#include "checks/answer.hpp"
#include "checks/budget/declared_budget.hpp"
#include "checks/oracle/truth.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// At most so many entries of a block are kept in results.
inline constexpr Index most_kept_entries = 400;

/// The judged rows of a block, entry by entry; where there are too many to keep, the rows that are furthest
/// beyond what is allowed. Nothing if the block cannot be read in truth's shape, or one row is too much.
std::optional<BlockEntries> block_entries(const Truth& truth, const Budget& budget, const Answer& answer,
                                          std::string_view block, const std::vector<Index>& rows);

}  // namespace gradjudge
