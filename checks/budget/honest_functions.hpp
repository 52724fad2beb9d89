// SPDX-License-Identifier: MIT
#pragma once
#include "checks/budget/running_error.hpp"

namespace gradjudge {

/// The functions that losses are made of, in any of their honest forms (checks/budget/honest_forms.hpp): the
/// code of a loss that is run with RunningError calls these in place of the reference's, so that what comes
/// out holds for whatever form its author chose.
///
/// Each form is run on the very number. As long as it keeps two thirds of its digits, its rounding counts
/// like any other: of softmax beside its value; of σ, which is a factor of gradients and is written 1 − σ(−x)
/// as often, beside 1; and of the logarithms beside the larger of their value and 1. A form that keeps fewer,
/// that divides by zero or that overflows counts only in code that may be `textbook`: up to the whole value,
/// and as not finite where it comes out so.
RunningError sigma(const RunningError& x);
RunningError softplus(const RunningError& x);

/// σ as a value, not as a factor of a gradient.
RunningError sigma_value(const RunningError& x);

/// n ≥ 1 entries in and out. One entry without a finite form spreads to all, as 0 · log 0 does in −Σ y log ŷ.
Vector<RunningError> softmax(const Vector<RunningError>& z);
Vector<RunningError> negative_log_softmax(const Vector<RunningError>& z);

}  // namespace gradjudge
