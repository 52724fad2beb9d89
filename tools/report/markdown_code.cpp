// SPDX-License-Identifier: MIT
#include "tools/report/markdown_code.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/report/printable.hpp"

namespace gradjudge {
namespace {

// The longest run of backticks in the text: code must be fenced by more.
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

std::string code_block(const std::string& text) {
  const std::string fence(std::max<std::size_t>(3, longest_backticks(text) + 1), '`');
  return fmt::format("{}text\n{}{}\n\n", fence, text, fence);
}

std::string code_span(std::string_view text) {
  const std::string shown = printable(text);
  const std::size_t backticks = longest_backticks(shown);
  const std::string fence(backticks + 1, '`');
  const std::string_view space = backticks > 0 ? " " : "";
  return fmt::format("{}{}{}{}{}", fence, space, shown, space, fence);
}

// Within a table a bar ends the cell, even in code.
std::string code_cell(std::string_view text) {
  std::string escaped;
  for (const char c : code_span(text)) escaped += c == '|' ? std::string("\\|") : std::string(1, c);
  return escaped;
}

}  // namespace gradjudge
