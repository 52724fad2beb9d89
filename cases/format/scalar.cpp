// SPDX-License-Identifier: MIT
#include "cases/format/scalar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <regex>
#include <string_view>

#include "cases/format/decimal.hpp"
#include "cases/format/value.hpp"

namespace gradjudge {
namespace {

constexpr std::string_view decimal_remedy = "write it in decimal digits, as -0.25 or 1e-3, without quotes";

/// Quoted scalars are text whatever they look like; yaml-cpp gives them the tag "!", and "?" to those
/// without.
bool is_plain(const YAML::Node& node) {
  return node.Tag() == "?" || node.Tag().empty();
}

/// What YAML 1.2's core schema reads as something else than text.
bool is_reserved_word(const std::string& text) {
  constexpr std::array<std::string_view, 10> words{"true",  "True", "TRUE", "false", "False",
                                                   "FALSE", "null", "Null", "NULL",  "~"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_reserved_number(const std::string& text) {
  static const std::regex number(R"(0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))");
  return text.size() <= 40 && std::regex_match(text, number);
}

bool in_range(const Real& value, const Range& range) {
  if (range.minimum && (range.open ? value <= *range.minimum : value < *range.minimum)) return false;
  if (range.maximum && (range.open ? value >= *range.maximum : value > *range.maximum)) return false;
  return true;
}

std::string range_in_words(const Range& range) {
  if (range.minimum && range.maximum) {
    return range.open ? fmt::format("more than {} and less than {}", *range.minimum, *range.maximum)
                      : fmt::format("from {} to {}", *range.minimum, *range.maximum);
  }
  return range.open ? fmt::format("more than {}", *range.minimum)
                    : fmt::format("at least {}", *range.minimum);
}

/// Checks that the number is in range, and says so if not.
template <class Number>
std::optional<Number> within(std::optional<Number> number, const YAML::Node& node, const std::string& label,
                             const Range& range, Findings& findings) {
  if (in_range(Real(*number), range)) return number;
  findings.add(node, fmt::format("{} is {}", label, node.Scalar()), range_in_words(range),
               "choose a number in that range");
  return std::nullopt;
}

}  // namespace

bool has_yaml_tag(const YAML::Node& node) {
  return !is_plain(node) && node.Tag() != "!";
}

std::string visible(const std::string& text) {
  std::string all;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    all += byte < 0x20 || byte == 0x7f ? fmt::format("\\x{:02x}", byte) : std::string(1, c);
  }
  return all;
}

std::string quoted(const std::string& text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return '"' + visible(text) + '"';
  std::string shortened = text.substr(0, longest);
  // The cut may have gone through a character of several bytes.
  while (!shortened.empty() && (static_cast<unsigned char>(shortened.back()) & 0x80U) != 0)
    shortened.pop_back();
  return fmt::format("\"{}…\"", visible(shortened));
}

std::optional<std::string> read_text(const YAML::Node& node, const std::string& label, Findings& findings) {
  const bool scalar = node.IsScalar() && !has_yaml_tag(node);
  const std::string text = scalar ? node.Scalar() : "";
  const bool text_to_yaml =
      scalar &&
      (!is_plain(node) || !(is_decimal(text) || is_reserved_word(text) || is_reserved_number(text)));
  if (text_to_yaml && !text.empty()) return text;
  findings.add(node, fmt::format("{} is {}", label, describe(node)), "a text",
               scalar && !text.empty() ? "put it in quotes or write another text" : "write a text here");
  return std::nullopt;
}

std::optional<std::string> read_name(const YAML::Node& node, const std::string& label, Findings& findings) {
  static const std::regex pattern(name_pattern);
  std::optional<std::string> text = read_text(node, label, findings);
  if (!text) return std::nullopt;
  if (text->size() <= 80 && std::regex_match(*text, pattern)) return text;
  findings.add(node, fmt::format("{} is {}", label, describe(node)),
               "at most 80 letters, digits, _, - and ., beginning with a letter or digit",
               "choose such a name, it stands in file names and filters");
  return std::nullopt;
}

std::optional<Real> read_decimal(const YAML::Node& node, const std::string& label, const Range& range,
                                 Findings& findings) {
  const bool decimal = node.IsScalar() && is_plain(node) && is_decimal(node.Scalar());
  if (!decimal) {
    findings.add(node, fmt::format("{} is {}", label, describe(node)), "a decimal number",
                 std::string(decimal_remedy));
    return std::nullopt;
  }
  const std::optional<Real> number = parse_decimal(node.Scalar());
  if (!number) {
    findings.add(node, fmt::format("{} is {}", label, describe(node)),
                 "a number of at most 1000 characters that double can hold (0, or 4.95e-324 to 1.79e308)",
                 "choose a number in that range");
    return std::nullopt;
  }
  return within(number, node, label, range, findings);
}

std::optional<Index> read_integer(const YAML::Node& node, const std::string& label, const Range& range,
                                  Findings& findings) {
  const std::optional<Index> number =
      node.IsScalar() && is_plain(node) ? parse_integer(node.Scalar()) : std::nullopt;
  if (number) return within(number, node, label, range, findings);
  findings.add(node, fmt::format("{} is {}", label, describe(node)), "a whole number up to 1e15",
               "write it in digits, without point or quotes");
  return std::nullopt;
}

}  // namespace gradjudge
