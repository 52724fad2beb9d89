// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace gradjudge {

/// A decimal number cut after so many significant digits, with an ellipsis if anything but zeros was cut:
/// 0.36684…, 1.23…e-20. Text that is no decimal number (nan) is returned as it is.
std::string shortened(std::string_view decimal, int digits);

/// A decimal number with one significant digit, away from zero, so that a bound stays a bound: 3.02e-49 is
/// 4e-49.
std::string rounded_up(std::string_view decimal);

/// A number in scientific notation with two significant digits: 1.8e-1. Zero is 0.
std::string scientific(double number);

/// Points as they are shown everywhere: at most two decimals, no trailing zeros.
std::string points_text(double points);

}  // namespace gradjudge
