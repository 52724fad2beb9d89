// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

#include "tools/exit_status.hpp"

namespace gradjudge {

/// Adds `gradjudge check`: cases against implementations. Run, it sets the status to failed unless every
/// check passed.
void add_check_command(CLI::App& app, ExitStatus& status);

}  // namespace gradjudge
