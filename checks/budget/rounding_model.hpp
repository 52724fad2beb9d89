// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <limits>

#include "checks/implementation.hpp"
#include "reference/logistic.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// What one operation of an arithmetic may be off by.
struct RoundingModel {
  double unit;       ///< u: relative error of one correctly rounded operation
  double underflow;  ///< what may be flushed to zero: the smallest normal number
  double largest = std::numeric_limits<double>::infinity();  ///< what is larger overflows
  double sigma_step = 0;  ///< distance of the entries of a table of σ; 0 if σ is computed
  double sigma_range = std::numeric_limits<double>::infinity();  ///< beyond ±range, σ stays or is 0 or 1
  double sigma_stretch = 0;  ///< a table's index grows too slowly or too fast by this share of the score

  /// γ_n = nu/(1 − nu): n operations in a row.
  double gamma(double n) const { return n * unit / (1 - n * unit); }

  /// What σ(score) is off by beyond rounding: within the table at most the distance to the entry that is read
  /// times the largest slope, 1/4; outside at most σ(−range). The entry is a step away, and the stretch times
  /// the distance from the table's lower end.
  double sigma_error(double score) const {
    if (!(std::abs(score) < sigma_range)) return sigma(-sigma_range);
    const double misplaced = sigma_stretch > 0 ? sigma_stretch * (std::abs(score) + sigma_range) : 0;
    return (sigma_step + misplaced) / 4;
  }
};

inline constexpr RoundingModel double_rounding{0x1p-53, std::numeric_limits<double>::min(),
                                               std::numeric_limits<double>::max()};
inline constexpr RoundingModel float_rounding{0x1p-24, std::numeric_limits<float>::min(),
                                              std::numeric_limits<float>::max()};
/// The reference in high precision. Its exponent range is far larger than double's, in which budgets are
/// computed.
inline constexpr RoundingModel real_rounding{0x1p-257, std::numeric_limits<double>::min()};
static_assert(precision_bits<Real> == 257);

constexpr RoundingModel rounding_of(Arithmetic arithmetic) {
  return arithmetic == Arithmetic::float32 ? float_rounding : double_rounding;
}

}  // namespace gradjudge
