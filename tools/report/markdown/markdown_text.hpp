// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace gradjudge {

// Untrusted text in Markdown: whatever it holds, a renderer shows it and does nothing else with it.

/// As text of a paragraph: printable, and every character that Markdown, HTML or GitHub (links, mentions)
/// would act on escaped.
std::string markdown_text(std::string_view text);

/// As code within a line.
std::string markdown_code(std::string_view text);

/// As code within a cell of a table.
std::string markdown_cell(std::string_view text);

/// As a block of code in that language, which the text cannot close, every line behind the indent; line ends
/// stay.
std::string markdown_fence(std::string_view language, std::string_view text, std::string_view indent);

/// As a block of code that stands alone: ends with an empty line.
std::string markdown_block(std::string_view language, std::string_view text);

}  // namespace gradjudge
