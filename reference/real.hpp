// SPDX-License-Identifier: MIT
#pragma once
#include <boost/multiprecision/eigen.hpp>
#include <boost/multiprecision/mpfr.hpp>
#include <limits>

namespace gradjudge {

/// Correctly rounded binary floating point (MPFR) on the stack. `decimal_digits` fixes the width W of the
/// significand: the smallest that holds so many digits, which is W = 257 for 77, 513 for 154, 1025 for 308.
template <unsigned decimal_digits>
using MpfrReal = boost::multiprecision::number<
    boost::multiprecision::mpfr_float_backend<decimal_digits, boost::multiprecision::allocate_stack>,
    boost::multiprecision::et_off>;

/// The high-precision real of the project: at least 256 bits.
using Real = MpfrReal<77>;
using Real512 = MpfrReal<154>;
using Real1024 = MpfrReal<308>;

/// Width of the significand in bits.
template <class Scalar>
inline constexpr int precision_bits = std::numeric_limits<Scalar>::digits;

}  // namespace gradjudge
