// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>

#include "tools/compare/compare_results.hpp"

namespace gradjudge {

/// GitHub refuses a comment of more than 65,536 characters.
inline constexpr std::size_t largest_comment = 65'000;

/// For a comment on a pull request: a table for each kind of change, what got worse in full below a fold, cut
/// to largest_comment bytes with the number of what was left out.
std::string comparison_markdown(const Comparison& comparison, bool allow_gone);

}  // namespace gradjudge
