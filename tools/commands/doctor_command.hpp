// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

#include "tools/exit_status.hpp"

namespace gradjudge {

/// `gradjudge doctor`: which sandbox modes work here and with which Python, and whether the attack corpus
/// comes to nothing in each. Sets the status to machine_lacks if no mode works, to failed if an attack gets
/// through.
void add_doctor_command(CLI::App& app, ExitStatus& status);

}  // namespace gradjudge
