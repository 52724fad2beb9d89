// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

namespace gradjudge {

/// Adds `gradjudge report RESULTS.json --report FORMAT=FILE…`: the same results in other formats, as text on
/// stdout if none is named. Throws BadInput when run.
void add_report_command(CLI::App& app);

}  // namespace gradjudge
