// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/oracle/bounded.hpp"

namespace gradjudge {

/// The number in decimal, with as many digits as the bound proves, at most `digits`.
std::string to_decimal(const Bounded<Real>& number, int digits);

/// A bound in decimal, rounded up to two digits. Bounds below the smallest double are written as they are.
std::string bound_to_decimal(long double bound);

}  // namespace gradjudge
