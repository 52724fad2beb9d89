// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

namespace gradjudge {

/// Adds `gradjudge cases lint [PATH…]`, `cases new --loss L …` and `cases schema`. When run they throw
/// InvalidFile (lint, with every problem of every file), BadInput and CLI::ParseError.
void add_cases_command(CLI::App& app);

}  // namespace gradjudge
