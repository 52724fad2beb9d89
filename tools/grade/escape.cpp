// SPDX-License-Identifier: MIT
#include "tools/grade/escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "tools/report/printable.hpp"

namespace gradjudge {

namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80) != 0;
}

/// Whether Markdown would act on the character there. An underscore within a word is one of the word; what
/// only acts at the start of a line is escaped there.
bool acts(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '_') {
    return at == 0 || at + 1 == text.size() || !is_word(text[at - 1]) || !is_word(text[at + 1]);
  }
  if (at == 0 && std::string_view("#+-=").find(c) != std::string_view::npos) return true;
  const bool numbers_a_list = (c == '.' || c == ')') && at > 0 && at < 10 &&
                              text.substr(0, at).find_first_not_of("0123456789") == std::string_view::npos;
  return numbers_a_list || std::string_view("\\`*[]|~$").find(c) != std::string_view::npos;
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

std::string fenced(std::string_view text, std::string_view indent) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fmt::format("{0}{1}latex\n{0}{2}\n{0}{1}\n", indent, fence, printable_lines(text, indent));
}

std::string csv_cell(std::string_view text) {
  const std::string plain = printable(text);
  const bool formula =
      !plain.empty() && std::string_view("=+-@").find(plain.front()) != std::string_view::npos;
  std::string cell;
  if (formula) cell += '\'';
  for (const char c : plain) {
    if (c == '"') cell += c;
    cell += c;
  }
  if (plain.find_first_of(",\"") == std::string::npos) return cell;
  return fmt::format("\"{}\"", cell);
}

std::string points_text(double points) {
  std::string text = fmt::format("{:.2f}", points);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace gradjudge
