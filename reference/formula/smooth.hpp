// SPDX-License-Identifier: MIT
#pragma once
#include "reference/formula/inputs.hpp"
#include "reference/formula/loss.hpp"

namespace gradjudge::formula {

/// Whether J and all its derivatives exist at every point that differs from the inputs by 2⁻²⁰ of each number
/// or less: no step of a difference and no rounding in double or float leaves the domain or crosses a kink.
/// Throws CannotUnroll.
bool is_smooth_around(const Loss& loss, const Inputs& inputs);

}  // namespace gradjudge::formula
