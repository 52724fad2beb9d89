// SPDX-License-Identifier: MIT
#include "tools/report/text/decimal_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

namespace gradjudge {
namespace {

// Beyond any number that a check meets (e^−1e15 is 1e-434294481903252), and far from where adding to it
// overflows.
constexpr std::int64_t largest_exponent = 1'000'000'000'000'000'000;

// ±d.ddd × 10^exponent; digits without zeros at either end, none at all for zero.
struct Decimal {
  bool negative = false;
  std::string digits;
  std::int64_t exponent = 0;
};

std::optional<Decimal> parse(std::string_view text) {
  Decimal decimal;
  if (text.starts_with('-') || text.starts_with('+')) {
    decimal.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::int64_t exponent = 0;
  if (const std::size_t e = text.find_first_of("eE"); e != std::string_view::npos) {
    std::string_view digits = text.substr(e + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    if (exponent > largest_exponent || exponent < -largest_exponent) return std::nullopt;
    text = text.substr(0, e);
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  decimal.digits = text.substr(0, point);
  if (point < text.size()) decimal.digits += text.substr(point + 1);
  if (decimal.digits.empty() || decimal.digits.find_first_not_of("0123456789") != std::string::npos) {
    return std::nullopt;
  }
  const std::size_t zeros = std::min(decimal.digits.find_first_not_of('0'), decimal.digits.size());
  decimal.digits.erase(0, zeros);
  decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
  decimal.exponent = decimal.digits.empty()
                         ? 0
                         : exponent + static_cast<std::int64_t>(point) - static_cast<std::int64_t>(zeros) - 1;
  return decimal;
}

std::string layout(const Decimal& decimal, bool cut) {
  const std::string_view sign = decimal.negative ? "-" : "";
  const std::string_view ellipsis = cut ? "…" : "";
  const std::string& digits = decimal.digits;
  if (digits.empty()) return "0";
  const auto count = static_cast<std::int64_t>(digits.size());
  if (decimal.exponent < -4 || decimal.exponent > 15) {
    const std::string fraction = count > 1 ? "." + digits.substr(1) : "";
    return fmt::format("{}{}{}{}e{}", sign, digits[0], fraction, ellipsis, decimal.exponent);
  }
  if (decimal.exponent < 0) {
    const auto zeros = static_cast<std::size_t>(-decimal.exponent - 1);
    return fmt::format("{}0.{}{}{}", sign, std::string(zeros, '0'), digits, ellipsis);
  }
  const std::int64_t whole = decimal.exponent + 1;
  if (count <= whole) {
    return fmt::format("{}{}{}", sign, digits, std::string(static_cast<std::size_t>(whole - count), '0'));
  }
  const auto split = static_cast<std::size_t>(whole);
  return fmt::format("{}{}.{}{}", sign, digits.substr(0, split), digits.substr(split), ellipsis);
}

}  // namespace

std::string shortened(std::string_view decimal, int digits) {
  std::optional<Decimal> parsed = parse(decimal);
  if (!parsed) return std::string(decimal);
  // Nothing is cut before the first digit after the point: 1234… would be taken for a number of thousands.
  const bool written_out = parsed->exponent >= 0 && parsed->exponent <= 15;
  const auto kept = static_cast<std::size_t>(
      std::max(std::int64_t{digits}, written_out ? parsed->exponent + 2 : std::int64_t{1}));
  const bool cut = parsed->digits.size() > kept;
  if (cut) parsed->digits.resize(kept);
  return layout(*parsed, cut);
}

std::string rounded_up(std::string_view decimal) {
  std::optional<Decimal> parsed = parse(decimal);
  if (!parsed) return std::string(decimal);
  if (parsed->digits.size() > 1) {
    parsed->digits.resize(1);
    if (parsed->digits[0] == '9') {
      parsed->digits = "1";
      ++parsed->exponent;
    } else {
      ++parsed->digits[0];
    }
  }
  return layout(*parsed, false);
}

std::string scientific(double number) {
  if (number == 0) return "0";
  if (!std::isfinite(number)) return fmt::format("{}", number);
  const std::string text = fmt::format("{:.1e}", number);
  const std::size_t e = text.find('e');
  int exponent = 0;
  const std::size_t digits = text[e + 1] == '+' ? e + 2 : e + 1;
  std::from_chars(text.data() + digits, text.data() + text.size(), exponent);
  return fmt::format("{}e{}", text.substr(0, e), exponent);
}

std::string points_text(double points) {
  std::string text = fmt::format("{:.2f}", points);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace gradjudge
