// SPDX-License-Identifier: MIT
#include "tools/report/markdown/markdown_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "tools/inert/printable.hpp"

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

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Whether Markdown would act on the character there. An underscore within a word is one of the word; what
/// only acts at the start of a line is escaped there.
bool acts(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '_') return at == 0 || at + 1 == text.size() || !is_word(text[at - 1]) || !is_word(text[at + 1]);
  if (at == 0 && std::string_view("#+-=").find(c) != std::string_view::npos) return true;
  const bool numbers_a_list = (c == '.' || c == ')') && at > 0 && at < 10 &&
                              text.substr(0, at).find_first_not_of("0123456789") == std::string_view::npos;
  // What GitHub makes a link of by itself: http://…, www.…, a@b.
  const bool links =
      text.substr(at).starts_with("://") || c == '@' || (c == '.' && text.substr(0, at).ends_with("www"));
  return numbers_a_list || links || std::string_view("\\`*[]|~$").find(c) != std::string_view::npos;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  const std::string plain = printable(text);
  std::string shown;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    switch (plain[i]) {
      case '<':
        shown += "&lt;";
        break;
      case '>':
        shown += "&gt;";
        break;
      case '&':
        shown += "&amp;";
        break;
      default:
        if (acts(plain, i)) shown += '\\';
        shown += plain[i];
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

std::string markdown_fence(std::string_view language, std::string_view text, std::string_view indent) {
  const std::string shown =
      printable_lines(text.substr(0, text.size() - (text.ends_with('\n') ? 1 : 0)), indent);
  const std::string fence(std::max<std::size_t>(3, longest_backticks(shown) + 1), '`');
  return fmt::format("{0}{1}{2}\n{0}{3}\n{0}{1}\n", indent, fence, language, shown);
}

std::string markdown_block(std::string_view language, std::string_view text) {
  return markdown_fence(language, text, "") + "\n";
}

}  // namespace gradjudge
