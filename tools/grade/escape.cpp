// SPDX-License-Identifier: MIT
#include "tools/grade/escape.hpp"

#include <fmt/format.h>

#include "tools/report/printable.hpp"

namespace gradjudge {

std::string markdown_text(std::string_view text) {
  std::string shown;
  for (const char c : printable(text)) {
    if (c == '<') {
      shown += "&lt;";
    } else if (c == '>') {
      shown += "&gt;";
    } else if (c == '&') {
      shown += "&amp;";
    } else {
      if (std::string_view("\\`*_{}[]()#+!|~$").find(c) != std::string_view::npos) shown += '\\';
      shown += c;
    }
  }
  return shown;
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
