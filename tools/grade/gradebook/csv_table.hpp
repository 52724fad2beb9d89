// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gradjudge {

/// The rows of a CSV, quotes taken off, and what separated its cells.
struct CsvTable {
  std::vector<std::vector<std::string>> rows;
  char separator = ',';
};

/// The separator is the one of comma, semicolon and tab that the first line has most of.
CsvTable read_csv(std::string_view content);

}  // namespace gradjudge
