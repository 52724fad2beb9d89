// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// The summary of a step of GitHub Actions, in Markdown: the outcome as its heading, what to mend first with
/// how many checks it accounts for, then what markdown_report() shows. At most `room` bytes, but for a few
/// lines: GitHub drops a summary of more than 1 MiB whole.
std::string github_summary(const Results& results, std::size_t room);

}  // namespace gradjudge
