// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/read_line.hpp"

#include <array>
#include <limits>
#include <utility>

#include "cases/bounded/json.hpp"
#include "tools/inert/printable.hpp"

namespace gradjudge {
namespace {

using nlohmann::json;

constexpr std::size_t longest_excerpt = 60;
constexpr std::size_t longest_error = 500;
constexpr JsonLimits line_limits{16, 16'000'000};
/// The longer one first: it contains the other.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> words{
    {{"-Infinity", "\"-inf\""}, {"Infinity", "\"inf\""}, {"NaN", "\"nan\""}}};

/// The line with each of the words, where it stands outside of strings, as a string.
std::string with_words_as_strings(std::string_view line) {
  std::string json_text;
  json_text.reserve(line.size());
  bool in_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!in_string && (line[i] == 'N' || line[i] == 'I' || line[i] == '-')) {
      bool replaced = false;
      for (const auto& [word, text] : words) {
        if (replaced || line.compare(i, word.size(), word) != 0) continue;
        json_text += text;
        i += word.size() - 1;
        replaced = true;
      }
      if (replaced) continue;
    }
    if (line[i] == '"') in_string = !in_string;
    json_text += line[i];
    if (in_string && line[i] == '\\' && i + 1 < line.size()) json_text += line[++i];
  }
  return json_text;
}

}  // namespace

json read_line(std::string_view line) {
  try {
    json value = read_json(with_words_as_strings(line), line_limits);
    if (value.is_object()) return value;
  } catch (const InvalidJson& error) {
    throw NotProtocol("expected one JSON object on a line, found " + text_excerpt(line) + ", which " +
                      error.what());
  }
  throw NotProtocol("expected one JSON object on a line, found " + text_excerpt(line));
}

double read_number(const json& value, const std::string& what) {
  if (value.is_number()) return value.get<double>();
  if (value.is_null() || value == "nan") return std::numeric_limits<double>::quiet_NaN();
  if (value == "inf") return std::numeric_limits<double>::infinity();
  if (value == "-inf") return -std::numeric_limits<double>::infinity();
  throw NotProtocol(what + " is " + excerpt(value) + ", expected a number");
}

std::string reported_error(const json& error) {
  if (!error.is_string()) return excerpt(error);
  return printable(error.get<std::string>().substr(0, longest_error));
}

std::string excerpt(const json& value) {
  if (value.is_object()) return "an object";
  if (value.is_array()) return "a list";
  return text_excerpt(value.dump(-1, ' ', false, json::error_handler_t::replace));
}

std::string text_excerpt(std::string_view text) {
  if (text.empty()) return "an empty line";
  const std::string shown = printable(text.substr(0, longest_excerpt));
  return text.size() > longest_excerpt ? shown + "…" : shown;
}

}  // namespace gradjudge
