// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace gradjudge {

/// The text on one line and harmless on a terminal and in the log of a CI server: control characters (line
/// ends too), characters that turn or hide the writing, and bytes that are no UTF-8 are spelled out as \n,
/// \x1b or \u{202e}; so is the first character of what a runner would take for a command: `::` where the text
/// begins (GitHub), `##[` or `##word[` anywhere (GitHub, Azure, TeamCity).
std::string printable(std::string_view text);

/// The same a line: line ends stay, and each line after the first begins with the indent.
std::string printable_lines(std::string_view text, std::string_view indent);

}  // namespace gradjudge
