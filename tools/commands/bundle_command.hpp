// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

namespace gradjudge {

/// `gradjudge bundle gradescope|prairielearn`: what those platforms take to grade an assignment.
void add_bundle_command(CLI::App& app);

}  // namespace gradjudge
