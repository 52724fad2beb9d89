// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace gradjudge {

/// Text as a cell of a CSV: printable, quoted where it must be, and with an apostrophe before what a
/// spreadsheet would take for a formula.
std::string csv_cell(std::string_view text);

}  // namespace gradjudge
