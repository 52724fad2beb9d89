// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// Less than the size at which GitHub drops a summary whole (1 MiB).
inline constexpr std::size_t largest_markdown = 900'000;

/// For a comment on a change, or a page: a table of the suites, then submissions and derivations, then what
/// is not a pass. It ends early, and says so, before it is too large. Text from outside does nothing but
/// show.
std::string markdown_report(const Results& results);

/// The same without its title and of so many bytes at most, but for the tables.
std::string markdown_body(const Results& results, std::size_t room);

}  // namespace gradjudge
