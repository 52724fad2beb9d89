// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

#include "tools/report/markdown/markdown_text.hpp"
#include "tools/report/text/decimal_text.hpp"

namespace gradjudge {

/// Untrusted LaTeX as a block of code that it cannot close, every line behind the indent.
std::string fenced(std::string_view text, std::string_view indent);

/// Text as a cell of a CSV: printable, quoted where it must be, and with an apostrophe before what a
/// spreadsheet would take for a formula.
std::string csv_cell(std::string_view text);

}  // namespace gradjudge
