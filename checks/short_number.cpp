// SPDX-License-Identifier: MIT
#include "checks/short_number.hpp"

#include <fmt/format.h>

#include <cmath>

namespace gradjudge {

std::string short_number(double x, int digits) {
  if (std::isnan(x)) return "nan";  // without its sign
  return fmt::format("{:.{}g}", x == 0 ? 0.0 : x, digits);
}

int telling_digits(double a, double b) {
  constexpr int most = 17;
  int digits = 6;
  while (digits < most && short_number(a, digits) == short_number(b, digits)) ++digits;
  return digits;
}

}  // namespace gradjudge
