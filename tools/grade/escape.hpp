// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace gradjudge {

/// Untrusted text as the start of a Markdown paragraph or list item: printable, and every character that
/// Markdown or HTML would act on escaped.
std::string markdown_text(std::string_view text);

/// Untrusted LaTeX as a block of code that it cannot close, every line behind the indent.
std::string fenced(std::string_view text, std::string_view indent);

/// Text as a cell of a CSV: printable, quoted where it must be, and with an apostrophe before what a
/// spreadsheet would take for a formula.
std::string csv_cell(std::string_view text);

/// Points as they are shown everywhere: at most two decimals, no trailing zeros.
std::string points_text(double points);

}  // namespace gradjudge
