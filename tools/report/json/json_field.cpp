// SPDX-License-Identifier: MIT
#include "tools/report/json/json_field.hpp"

#include <fmt/format.h>

#include <limits>

#include "tools/bad_input.hpp"
#include "tools/inert/printable.hpp"

namespace gradjudge {

using nlohmann::json;

void JsonField::refuse(const std::string& expected) const {
  constexpr std::size_t longest = 40;
  std::string found = value_.is_object()  ? "an object"
                      : value_.is_array() ? "a list"
                                          : value_.dump(-1, ' ', true, json::error_handler_t::replace);
  if (found.size() > longest) found = found.substr(0, longest) + "…";
  throw BadInput(fmt::format("{}: {} must be {}, found {}; write the file again with --report json=FILE",
                             file_, path_.empty() ? "the whole" : printable(path_), expected, found));
}

JsonField JsonField::at(const std::string& key) const {
  if (!value_.is_object()) refuse("an object");
  const auto found = value_.find(key);
  if (found == value_.end()) refuse("an object with the field " + key);
  return {*found, file_, path_.empty() ? key : path_ + "." + key};
}

bool JsonField::has(const std::string& key) const {
  return value_.is_object() && value_.contains(key);
}

std::vector<JsonField> JsonField::elements() const {
  if (!value_.is_array()) refuse("a list");
  std::vector<JsonField> all;
  all.reserve(value_.size());
  for (std::size_t i = 0; i < value_.size(); ++i) {
    all.emplace_back(value_[i], file_, fmt::format("{}[{}]", path_, i));
  }
  return all;
}

std::string JsonField::text() const {
  if (!value_.is_string()) refuse("text");
  return value_.get<std::string>();
}

std::vector<std::string> JsonField::texts() const {
  std::vector<std::string> all;
  for (const JsonField& element : elements()) all.push_back(element.text());
  return all;
}

double JsonField::number() const {
  if (value_.is_number()) return value_.get<double>();
  if (value_ == "nan") return std::numeric_limits<double>::quiet_NaN();
  if (value_ == "inf") return std::numeric_limits<double>::infinity();
  if (value_ == "-inf") return -std::numeric_limits<double>::infinity();
  refuse("a number, \"nan\", \"inf\" or \"-inf\"");
}

std::ptrdiff_t JsonField::whole_number() const {
  constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::ptrdiff_t>::max());
  if (value_.is_number_unsigned() && value_.get<std::uint64_t>() > largest)
    refuse("a whole number below 2^63");
  if (!value_.is_number_integer()) refuse("a whole number");
  return value_.get<std::ptrdiff_t>();
}

std::size_t JsonField::count() const {
  if (!value_.is_number_unsigned()) refuse("a whole number from 0 on");
  return value_.get<std::size_t>();
}

bool JsonField::truth_value() const {
  if (!value_.is_boolean()) refuse("true or false");
  return value_.get<bool>();
}

}  // namespace gradjudge
