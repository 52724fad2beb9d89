// SPDX-License-Identifier: MIT
#pragma once
#include <string>

namespace gradjudge {

/// A number as a person would write it: at most six digits, or so many.
std::string short_number(double x, int digits = 6);

/// As many digits as tell the two numbers apart, at least six; 17 if they are the same.
int telling_digits(double a, double b);

}  // namespace gradjudge
