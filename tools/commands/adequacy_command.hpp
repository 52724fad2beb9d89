// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

#include "tools/exit_status.hpp"

namespace gradjudge {

/// Adds `gradjudge adequacy`: which known mistakes the cases catch. Run, it sets the status to failed if a
/// mistake that applies to one of the cases' losses survives them.
void add_adequacy_command(CLI::App& app, ExitStatus& status);

}  // namespace gradjudge
