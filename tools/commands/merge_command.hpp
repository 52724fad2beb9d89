// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

namespace gradjudge {

/// gradjudge merge RESULTS… --out FILE
void add_merge_command(CLI::App& app);

}  // namespace gradjudge
