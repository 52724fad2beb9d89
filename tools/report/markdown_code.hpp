// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace gradjudge {

/// A fenced block of lines, each of which ends; no text can close it.
std::string code_block(const std::string& text);

/// Text on one line as code; it is shown inert, and cannot end the code.
std::string code_span(std::string_view text);

/// The same for a cell of a table, which a bar cannot end.
std::string code_cell(std::string_view text);

}  // namespace gradjudge
