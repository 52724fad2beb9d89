// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// For a step summary or a comment on a change: a table of the suites, then what is not a pass. It ends
/// early, and says so, before the size at which GitHub drops a summary whole (1 MiB). Text from outside
/// stands in code only.
std::string markdown_report(const Results& results);

}  // namespace gradjudge
