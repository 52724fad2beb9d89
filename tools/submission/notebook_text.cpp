// SPDX-License-Identifier: MIT
#include "tools/submission/notebook_text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cases/bounded/json.hpp"

namespace gradjudge {
namespace {

using nlohmann::json;

/// A line that nobody typed: a picture in base64.
constexpr std::size_t longest_line = std::size_t{64} << 10;
/// Outputs hold what programs made: plots are trees of thousands of values.
constexpr JsonLimits notebook_limits{200, 4'000'000};

/// A source is a text or a list of its lines; some programs write those without their ends.
std::string joined(const json& source) {
  if (source.is_string()) return source.get<std::string>();
  std::string text;
  if (!source.is_array()) return text;
  const bool has_ends = std::any_of(source.begin(), source.end(), [](const json& line) {
    return line.is_string() && line.get_ref<const std::string&>().ends_with('\n');
  });
  for (const auto& line : source) {
    if (!line.is_string()) continue;
    if (!has_ends && !text.empty()) text += '\n';
    text += line.get_ref<const std::string&>();
  }
  return text;
}

std::string without_long_lines(const std::string& text) {
  std::string kept;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size() - 1) + 1;
    kept += end - start <= longest_line ? text.substr(start, end - start) : "\n";
    start = end;
  }
  return kept;
}

/// Format 3 calls a code cell's source its input.
json written_part(const json& cell) {
  const json kind = cell.contains("cell_type") ? cell["cell_type"] : json();
  const json source = cell.contains("input") ? cell["input"] : cell.value("source", json());
  return {{"cell_type", kind.is_string() ? kind : json("raw")},
          {"source", without_long_lines(joined(source))}};
}

void add_cells(const json& cells, json& kept) {
  if (!cells.is_array()) return;
  for (const auto& cell : cells) {
    if (cell.is_object()) kept.push_back(written_part(cell));
  }
}

}  // namespace

std::optional<std::string> without_outputs(const std::string& notebook) {
  json whole;
  try {
    whole = read_json(notebook, notebook_limits);
  } catch (const InvalidJson&) {
    return std::nullopt;
  }
  if (!whole.is_object()) return std::nullopt;
  json cells = json::array();
  if (whole.contains("cells")) add_cells(whole["cells"], cells);
  if (whole.contains("worksheets") && whole["worksheets"].is_array()) {
    for (const auto& sheet : whole["worksheets"]) {
      if (sheet.is_object() && sheet.contains("cells")) add_cells(sheet["cells"], cells);
    }
  }
  const json kept = {{"nbformat", 4}, {"nbformat_minor", 5}, {"metadata", json::object()}, {"cells", cells}};
  return kept.dump(1, ' ', false, json::error_handler_t::replace);
}

}  // namespace gradjudge
