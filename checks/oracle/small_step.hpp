// SPDX-License-Identifier: MIT
#pragma once
#include "checks/oracle/bounded.hpp"

namespace gradjudge {

// Elementary functions of an argument that a small step makes, by their Taylor series with the remainder
// proven. They keep full relative accuracy where 1 + x or e^x − e^−x would cancel, and cost a few products
// instead of an exp or log. All require |x| ≤ 2^−8; of an argument that is not surely that small the result
// is off by anything.

namespace detail {

/// Terms below this end a series whose sum is zero.
inline constexpr long double smallest_size = 0x1p-16000L;

/// Whether an argument of this size is small. The size is rounded up: 2^−8 itself is small.
inline bool is_small(long double size) {
  return size <= 0x1p-8L * (1 + 0x1p-57L);
}

/// Sums a series of an argument of that size from its first term on. ratio(n) bounds |term n+1| / |term n|
/// from above and falls with n; next(term, n) makes the term after the nth. The series ends where all the
/// rest, a geometric series of ratio ≤ 1/2, is below the rounding of the sum; the rest is added to the error.
template <class R, class Ratio, class Next>
Bounded<R> sum_series(long double size, Bounded<R> term, Ratio ratio, Next next) {
  Bounded<R> sum = term;
  if (!is_small(size)) {
    sum.error = std::numeric_limits<long double>::infinity();
    return sum;
  }
  for (int n = 1;; ++n) {
    const long double rest = rounded_up(2 * ratio(n) * upper_magnitude(term));
    if (rest <= std::fmax(half_ulp(sum.value), smallest_size)) {
      sum.error = rounded_up(sum.error + rest);
      return sum;
    }
    term = next(term, n);
    sum += term;
  }
}

}  // namespace detail

/// e^x − e^−x = 2(x + x³/3! + x⁵/5! + …).
template <class R>
Bounded<R> two_sinh(const Bounded<R>& x) {
  const long double size = upper_magnitude(x);
  return detail::sum_series(
      size, times_power_of_two(x, 1),
      [&](int n) { return size * size / static_cast<long double>(2 * n * (2 * n + 1)); },
      [&](const Bounded<R>& term, int n) { return term * x * x / Bounded<R>(2 * n * (2 * n + 1)); });
}

/// e^x − 1 = x + x²/2! + x³/3! + ….
template <class R>
Bounded<R> small_expm1(const Bounded<R>& x) {
  const long double size = upper_magnitude(x);
  return detail::sum_series(
      size, x, [&](int n) { return size / static_cast<long double>(n + 1); },
      [&](const Bounded<R>& term, int n) { return term * x / Bounded<R>(n + 1); });
}

/// log(1 + x) = x − x²/2 + x³/3 − ….
template <class R>
Bounded<R> small_log1p(const Bounded<R>& x) {
  const long double size = upper_magnitude(x);
  Bounded<R> power = x;
  return detail::sum_series(
      size, x, [&](int) { return size; },
      [&](const Bounded<R>&, int n) {
        power = -(power * x);
        return power / Bounded<R>(n + 1);
      });
}

}  // namespace gradjudge
