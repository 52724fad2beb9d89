// SPDX-License-Identifier: MIT
#include "tools/grade/gradebook/csv_cell.hpp"

#include <algorithm>
#include <array>

#include "tools/inert/printable.hpp"

namespace gradjudge {
namespace {

/// Where a cell may end for some spreadsheet or other.
constexpr std::string_view separators = ",;\t|\n\r";

/// The bytes of what `text` begins with, if that is one of these; 0 otherwise.
template <std::size_t count>
std::size_t begins_with(std::string_view text, const std::array<std::string_view, count>& signs) {
  const auto found =
      std::find_if(signs.begin(), signs.end(), [&](std::string_view sign) { return text.starts_with(sign); });
  return found == signs.end() ? 0 : found->size();
}

/// Whether a spreadsheet would take a cell that begins like this for a formula: some look past blanks, quotes
/// and marks that are not seen, and some at wide and small letters.
bool is_formula(std::string_view cell) {
  constexpr std::array<std::string_view, 10> passed_over{" ",      "\"",     "\u00A0", "\u2007", "\u200B",
                                                         "\u202F", "\u205F", "\u2060", "\u3000", "\uFEFF"};
  constexpr std::array<std::string_view, 13> begins{"=",      "+",      "-",      "@",      "\uFF1D",
                                                    "\uFF0B", "\uFF0D", "\uFF20", "\uFE66", "\uFE62",
                                                    "\uFE63", "\uFE6B", "\u2212"};
  while (const std::size_t size = begins_with(cell, passed_over)) cell.remove_prefix(size);
  return begins_with(cell, begins) > 0;
}

std::string disarmed(std::string_view text) {
  if (text == "-") return "-";  // where there is nothing to say
  std::string cell;
  while (true) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (is_formula(text.substr(0, end))) cell += '\'';
    cell += text.substr(0, std::min(end + 1, text.size()));
    if (end == text.size()) return cell;
    text.remove_prefix(end + 1);
  }
}

std::string quoted_where_needed(const std::string& cell) {
  if (cell.find_first_of(",;\t|\n\r\"") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

}  // namespace

std::string csv_cell(std::string_view text) {
  return quoted_where_needed(disarmed(printable(text)));
}

std::string kept_csv_cell(std::string_view text) {
  return quoted_where_needed(disarmed(text));
}

}  // namespace gradjudge
