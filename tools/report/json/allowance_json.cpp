// SPDX-License-Identifier: MIT
#include "tools/report/json/allowance_json.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

#include "tools/inert/printable.hpp"

namespace gradjudge {
namespace {

using nlohmann::json;

constexpr std::size_t longest_reason = 200;

[[noreturn]] void refuse(const std::string& key, const std::string& expected, const json& value) {
  const auto found = value.find(key);
  throw std::invalid_argument(key + ": expected " + expected + ", found " +
                              (found == value.end()
                                   ? "nothing"
                                   : printable(found->dump(-1, ' ', false, json::error_handler_t::replace))));
}

std::string text_at(const json& value, const std::string& key, const std::string& expected) {
  const auto found = value.find(key);
  if (found == value.end() || !found->is_string() || found->get_ref<const std::string&>().empty())
    refuse(key, expected, value);
  return printable(found->get<std::string>().substr(0, longest_reason));
}

double positive_at(const json& value, const std::string& key) {
  const auto found = value.find(key);
  if (found == value.end() || !found->is_number() || !(found->get<double>() > 0))
    refuse(key, "a number above 0", value);
  return found->get<double>();
}

}  // namespace

nlohmann::ordered_json allowance_json(const Allowance& allowance) {
  nlohmann::ordered_json value;
  switch (allowance.kind) {
    case Allowance::Kind::float32:
      value["kind"] = "float32";
      break;
    case Allowance::Kind::sigmoid_table:
      value["kind"] = "sigmoid_table";
      value["table_size"] = allowance.table_size;
      value["table_range"] = allowance.table_range;
      if (allowance.table_factor > 0) value["table_factor"] = allowance.table_factor;
      break;
    case Allowance::Kind::clipped_score:
      value["kind"] = "clipped_score";
      value["range"] = allowance.table_range;
      break;
  }
  value["reason"] = allowance.reason;
  return value;
}

Allowance allowance_from_json(const json& value) {
  if (!value.is_object()) throw std::invalid_argument("expected an object");
  Allowance allowance;
  const std::string kind = text_at(value, "kind", "float32, sigmoid_table or clipped_score");
  allowance.reason = text_at(value, "reason", "why it is needed, as text");
  if (kind == "sigmoid_table") {
    allowance.kind = Allowance::Kind::sigmoid_table;
    const double size = positive_at(value, "table_size");
    if (size < 2 || size > 1e9 || size != std::floor(size))
      refuse("table_size", "a whole number from 2 to 1e9", value);
    allowance.table_size = static_cast<int>(size);
    allowance.table_range = positive_at(value, "table_range");
    if (value.contains("table_factor")) allowance.table_factor = positive_at(value, "table_factor");
  } else if (kind == "clipped_score") {
    allowance.kind = Allowance::Kind::clipped_score;
    allowance.table_range = positive_at(value, "range");
  } else if (kind != "float32") {
    refuse("kind", "float32, sigmoid_table or clipped_score", value);
  }
  return allowance;
}

}  // namespace gradjudge
