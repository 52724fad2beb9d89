// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

#include "tools/exit_status.hpp"

namespace gradjudge {

/// Adds `gradjudge compare BASELINE RESULTS`: what changed from one run to another. Run, it sets the status
/// to failed if there is a regression, and throws BadInput for files that are no results.
void add_compare_command(CLI::App& app, ExitStatus& status);

}  // namespace gradjudge
