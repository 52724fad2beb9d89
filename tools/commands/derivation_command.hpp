// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

#include "tools/exit_status.hpp"

namespace gradjudge {

/// gradjudge derivation FILE…: written derivations, line by line. Sets the status to failed if a line is
/// wrong.
void add_derivation_command(CLI::App& app, ExitStatus& status);

}  // namespace gradjudge
