// SPDX-License-Identifier: MIT
#include "tools/grade/gradebook/csv_table.hpp"

#include <algorithm>
#include <utility>

namespace gradjudge {
namespace {

char separator_of(std::string_view content) {
  const std::string_view first = content.substr(0, content.find('\n'));
  const auto count = [&](char sign) { return std::count(first.begin(), first.end(), sign); };
  return std::max({',', ';', '\t'}, [&](char a, char b) { return count(a) < count(b); });
}

}  // namespace

CsvTable read_csv(std::string_view content) {
  CsvTable table{{{}}, separator_of(content)};
  auto& rows = table.rows;
  std::string cell;
  bool quoted = false;
  const auto end_cell = [&] { rows.back().push_back(std::exchange(cell, "")); };
  for (std::size_t i = 0; i < content.size(); ++i) {
    const char c = content[i];
    if (quoted) {
      const bool doubled = c == '"' && i + 1 < content.size() && content[i + 1] == '"';
      if (c != '"' || doubled) cell += c;
      if (doubled) ++i;
      quoted = c != '"' || doubled;
    } else if (c == '"') {
      quoted = true;
    } else if (c == table.separator) {
      end_cell();
    } else if (c == '\n') {
      end_cell();
      rows.emplace_back();
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (!cell.empty() || !rows.back().empty()) end_cell();
  if (rows.back().empty()) rows.pop_back();
  return table;
}

}  // namespace gradjudge
