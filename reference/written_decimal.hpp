// SPDX-License-Identifier: MIT
#pragma once
#include "reference/real.hpp"

namespace gradjudge {

// A decimal that a Real cannot hold is rounded to odd: toward zero, and then its last bit is set. So a Real
// whose last bit is clear is the decimal itself, and one whose last bit is set is off by less than a unit in
// that bit; and rounding it once more, to double or float, gives what rounding the decimal would.

/// `toward_zero` is a result of MPFR's in rounding mode MPFR_RNDZ, and `ternary` what that operation
/// returned.
inline Real rounded_to_odd(Real toward_zero, int ternary) {
  mpfr_ptr x = toward_zero.backend().data();
  if (ternary == 0 || !mpfr_regular_p(x)) return toward_zero;
  if (mpfr_min_prec(x) < static_cast<mpfr_prec_t>(precision_bits<Real>)) {
    if (mpfr_sgn(x) > 0) {
      mpfr_nextabove(x);
    } else {
      mpfr_nextbelow(x);
    }
  }
  return toward_zero;
}

/// Whether the number, of at least Real's precision, may have been rounded when it was read.
template <class R>
bool may_be_rounded(const R& x) {
  return mpfr_regular_p(x.backend().data()) && mpfr_min_prec(x.backend().data()) >= precision_bits<Real>;
}

}  // namespace gradjudge
