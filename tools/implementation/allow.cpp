// SPDX-License-Identifier: MIT
#include "tools/implementation/allow.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <optional>

#include "tools/bad_input.hpp"

namespace gradjudge {
namespace {

/// Takes what stands before the next colon off the text; all of it if there is none.
std::string take_part(std::string& text) {
  const std::size_t colon = text.find(':');
  std::string part = text.substr(0, colon);
  text.erase(0, colon == std::string::npos ? colon : colon + 1);
  return part;
}

/// A number above 0 that is the whole next part, taken off; nothing otherwise.
std::optional<double> take_number(std::string& text) {
  std::string rest = text;
  const std::string part = take_part(rest);
  char* end = nullptr;
  const double number = std::strtod(part.c_str(), &end);
  if (part.empty() || *end != '\0' || !(number > 0) || !std::isfinite(number)) return std::nullopt;
  text = rest;
  return number;
}

[[noreturn]] void refuse(const std::string& option, const std::string& expected) {
  throw BadInput(fmt::format("--allow {}: expected {}", option, expected));
}

double number_of(std::string& rest, const std::string& option, const char* form) {
  const auto number = take_number(rest);
  if (!number) refuse(option, form);
  return *number;
}

}  // namespace

Permission read_permission(const std::string& option) {
  constexpr const char* table_form =
      "sigmoid_table:SIZE:RANGE:REASON, such as 'sigmoid_table:512:8:as fastText does', or with the factor "
      "of "
      "its index, 'sigmoid_table:1000:6:83:as word2vec.c does'";
  if (option == "declared") return {option, true};
  Permission permission{option};
  Allowance& allowance = permission.allowance;
  std::string rest = option;
  const std::string kind = take_part(rest);
  if (kind == "sigmoid_table") {
    allowance.kind = Allowance::Kind::sigmoid_table;
    const double size = number_of(rest, option, table_form);
    if (size < 2 || size > 1e9 || size != std::floor(size)) refuse(option, table_form);
    allowance.table_size = static_cast<int>(size);
    allowance.table_range = number_of(rest, option, table_form);
    allowance.table_factor = take_number(rest).value_or(0);
  } else if (kind == "clipped_score") {
    allowance.kind = Allowance::Kind::clipped_score;
    allowance.table_range =
        number_of(rest, option, "clipped_score:RANGE:REASON, such as 'clipped_score:6:scores are clamped'");
  } else if (kind != "float32") {
    refuse(option, "declared, float32:REASON, sigmoid_table:SIZE:RANGE:REASON or clipped_score:RANGE:REASON");
  }
  allowance.reason = rest;
  if (rest.empty())
    refuse(option, "a reason at the end, which reports repeat: '" + option + ":why it is meant to be so'");
  return permission;
}

std::string permission_option(const Allowance& allowance) {
  switch (allowance.kind) {
    case Allowance::Kind::float32:
      return "float32:" + allowance.reason;
    case Allowance::Kind::sigmoid_table:
      return fmt::format("sigmoid_table:{}:{}:{}{}", allowance.table_size, allowance.table_range,
                         allowance.table_factor > 0 ? fmt::format("{}:", allowance.table_factor) : "",
                         allowance.reason);
    case Allowance::Kind::clipped_score:
      return fmt::format("clipped_score:{}:{}", allowance.table_range, allowance.reason);
  }
  return "";
}

void allow(const std::vector<Permission>& permissions, Implementation& implementation) {
  for (const auto& permission : permissions) {
    if (permission.declared) {
      implementation.allowances.insert(implementation.allowances.end(), implementation.asks_for.begin(),
                                       implementation.asks_for.end());
    } else {
      implementation.allowances.push_back(permission.allowance);
    }
  }
  for (const auto& allowance : implementation.allowances) {
    if (allowance.kind == Allowance::Kind::float32) implementation.arithmetic = Arithmetic::float32;
  }
}

}  // namespace gradjudge
