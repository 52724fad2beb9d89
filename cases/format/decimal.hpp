// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string_view>

#include "reference/linear_algebra.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// Whether the text is a decimal number: sign, digits, point, exponent. No nan, inf, hexadecimal, or 1_000.
bool is_decimal(std::string_view text);

/// The decimal as a Real, rounded to odd (see rounded_to_odd) if it cannot be held exactly. Nothing if the
/// text is no decimal, is longer than 1,000 characters, or has a magnitude that double cannot hold
/// (implementations get doubles).
std::optional<Real> parse_decimal(std::string_view text);

/// The decimal as a double, under the same conditions.
std::optional<double> parse_double(std::string_view text);

/// A whole number written in digits with an optional sign, within ±10^15.
std::optional<Index> parse_integer(std::string_view text);

}  // namespace gradjudge
