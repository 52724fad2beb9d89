// SPDX-License-Identifier: MIT
#pragma once
#include "checks/implementation.hpp"
#include "reference/mistakes/mistake.hpp"

namespace gradjudge {

/// The analytic reference, in double or in float.
Implementation reference_implementation(Arithmetic arithmetic);

/// A known mistake in double; not implemented for losses that it does not apply to. The mistake must outlive
/// it.
Implementation mistake_implementation(const Mistake& mistake);

}  // namespace gradjudge
