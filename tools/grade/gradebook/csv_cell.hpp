// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace gradjudge {

/// Text as a cell of a CSV: printable, quoted where it must be, and with an apostrophe before what a
/// spreadsheet would take for a formula. That holds whichever sign it separates cells by (comma, semicolon,
/// tab): a part that would become a cell of its own is treated like one.
std::string csv_cell(std::string_view text);

/// The same for a cell of somebody else's CSV that is given back: its line ends and tabs stay.
std::string kept_csv_cell(std::string_view text);

}  // namespace gradjudge
