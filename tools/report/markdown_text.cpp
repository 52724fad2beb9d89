// SPDX-License-Identifier: MIT
#include "tools/report/markdown_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/report/printable.hpp"

namespace gradjudge {
namespace {

/// The longest run of backticks in the text: code must be fenced by more.
std::size_t longest_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  const std::string plain = printable(text);
  const std::string_view whole = plain;
  std::string shown;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const char c = whole[i];
    // What GitHub makes a link of by itself: http://…, www.…
    const bool link = whole.substr(i).starts_with("://") || (c == '.' && whole.substr(0, i).ends_with("www"));
    // What makes a list, a rule or a heading of a line that begins with it.
    const bool first = i == 0 && (c == '-' || c == '=');
    const bool acts = std::string_view("\\`*_{}[]()#+!|~$@").find(c) != std::string_view::npos;
    if (c == '<') {
      shown += "&lt;";
    } else if (c == '>') {
      shown += "&gt;";
    } else if (c == '&') {
      shown += "&amp;";
    } else {
      if (acts || link || first) shown += '\\';
      shown += c;
    }
  }
  return shown;
}

std::string markdown_code(std::string_view text) {
  const std::string shown = printable(text);
  if (shown.empty()) return "` `";
  const std::size_t backticks = longest_backticks(shown);
  const std::string fence(backticks + 1, '`');
  const std::string_view space = backticks > 0 ? " " : "";
  return fmt::format("{}{}{}{}{}", fence, space, shown, space, fence);
}

std::string markdown_cell(std::string_view text) {
  // Within a table a bar ends the cell, even in code.
  std::string escaped;
  for (const char c : markdown_code(text)) escaped += c == '|' ? std::string("\\|") : std::string(1, c);
  return escaped;
}

std::string markdown_block(std::string_view language, std::string_view text) {
  const std::string shown = printable_lines(text, "");
  const std::string fence(std::max<std::size_t>(3, longest_backticks(shown) + 1), '`');
  const std::string_view end = shown.ends_with('\n') ? "" : "\n";
  return fmt::format("{}{}\n{}{}{}\n\n", fence, language, shown, end, fence);
}

}  // namespace gradjudge
