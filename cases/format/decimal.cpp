// SPDX-License-Identifier: MIT
#include "cases/format/decimal.hpp"

#include <charconv>
#include <limits>
#include <string>

#include "reference/written_decimal.hpp"

namespace gradjudge {
namespace {

constexpr std::size_t longest_decimal = 1000;
constexpr Index largest_integer = 1'000'000'000'000'000;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes digits off the front and says how many there were.
std::size_t take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  text.remove_prefix(count);
  return count;
}

void take_sign(std::string_view& text) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
}

/// Exponents of at most four digits: more cannot be within double's range unless leading zeros stretch them.
bool has_short_exponent(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  return e == std::string_view::npos || text.size() - e <= 6;
}

}  // namespace

bool is_decimal(std::string_view text) {
  take_sign(text);
  std::size_t digits = take_digits(text);
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    digits += take_digits(text);
  }
  if (digits == 0) return false;
  if (text.empty()) return true;
  if (text.front() != 'e' && text.front() != 'E') return false;
  text.remove_prefix(1);
  take_sign(text);
  return take_digits(text) > 0 && text.empty();
}

std::optional<Real> parse_decimal(std::string_view text) {
  if (text.size() > longest_decimal || !is_decimal(text) || !has_short_exponent(text)) return std::nullopt;
  if (text.front() == '+') text.remove_prefix(1);
  Real toward_zero;
  const std::string terminated(text);
  const int ternary = mpfr_strtofr(toward_zero.backend().data(), terminated.c_str(), nullptr, 10, MPFR_RNDZ);
  const Real magnitude = abs(toward_zero);
  const bool representable = magnitude >= std::numeric_limits<double>::denorm_min() &&
                             magnitude <= std::numeric_limits<double>::max();
  if (magnitude != 0 && !representable) return std::nullopt;
  return rounded_to_odd(toward_zero, ternary);
}

std::optional<double> parse_double(std::string_view text) {
  const std::optional<Real> value = parse_decimal(text);
  if (!value) return std::nullopt;
  return static_cast<double>(*value);
}

std::optional<Index> parse_integer(std::string_view text) {
  std::string_view digits = text;
  take_sign(digits);
  if (digits.empty() || take_digits(digits) == 0 || !digits.empty()) return std::nullopt;
  if (text.front() == '+') text.remove_prefix(1);
  Index value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value > largest_integer || value < -largest_integer) return std::nullopt;
  return value;
}

}  // namespace gradjudge
