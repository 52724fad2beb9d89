// SPDX-License-Identifier: MIT
#pragma once
#include "checks/evidence/explain.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// The part of an explanation that is drawn.
ErrorCurve error_curve(const Explanation& explanation);

}  // namespace gradjudge
