// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

namespace gradjudge {

/// Adds `gradjudge explain CASE`: how one number is known.
void add_explain_command(CLI::App& app);

}  // namespace gradjudge
