// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

namespace gradjudge {

/// Accepts a decimal number that is more than 0 and at most `most`, and says so to anything else (nan, inf,
/// 0x10).
CLI::Validator above_zero(double most);

}  // namespace gradjudge
