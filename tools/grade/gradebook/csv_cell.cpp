// SPDX-License-Identifier: MIT
#include "tools/grade/gradebook/csv_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tools/inert/printable.hpp"

namespace gradjudge {

namespace {

/// Whether a spreadsheet would take the cell for a formula: some look past blanks, and some at wide letters.
bool is_formula(std::string_view cell) {
  cell.remove_prefix(std::min(cell.size(), cell.find_first_not_of(' ')));
  constexpr std::array<std::string_view, 8> begins{"=",      "+",      "-",      "@",
                                                   "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return std::any_of(begins.begin(), begins.end(),
                     [&](std::string_view one) { return cell.starts_with(one); });
}

}  // namespace

std::string csv_cell(std::string_view text) {
  const std::string plain = printable(text);
  std::string cell;
  if (is_formula(plain)) cell += '\'';
  for (const char c : plain) {
    if (c == '"') cell += c;
    cell += c;
  }
  if (plain.find_first_of(",\"") == std::string::npos) return cell;
  return fmt::format("\"{}\"", cell);
}

}  // namespace gradjudge
