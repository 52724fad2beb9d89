// SPDX-License-Identifier: MIT
#include "tools/commands/number_option.hpp"

#include <fmt/format.h>

#include "cases/format/decimal.hpp"

namespace gradjudge {

CLI::Validator above_zero(double most) {
  const auto check = [most](const std::string& text) -> std::string {
    const auto number = parse_double(text);
    if (number && *number > 0 && *number <= most) return {};
    return fmt::format("\"{}\" is not a decimal number above 0 and up to {:g}", text, most);
  };
  return {check, ""};
}

}  // namespace gradjudge
