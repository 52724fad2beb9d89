// SPDX-License-Identifier: MIT
#pragma once
#include "checks/oracle/bounded.hpp"

namespace gradjudge {

/// A step h = 2^log2, so that dividing by 2h is exact.
struct Step {
  int log2 = 0;
  long double h() const { return power_of_two(log2); }
};

/// difference / 2h with the truncation bound added to its error.
template <class R>
Bounded<R> over_two_steps(const Bounded<R>& difference, Step step, long double truncation) {
  Bounded<R> quotient = times_power_of_two(difference, -step.log2 - 1);
  quotient.error = rounded_up(quotient.error + truncation);
  return quotient;
}

}  // namespace gradjudge
