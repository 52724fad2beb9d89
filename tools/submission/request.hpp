// SPDX-License-Identifier: MIT
#pragma once
#include "reference/problem.hpp"
#include "reference/real.hpp"
#include "tools/sandbox/frame.hpp"

namespace gradjudge {

/// The question as it goes to a child: every number rounded to double, nothing but inputs.
Frame request(const Problem<Real>& problem);

/// Whether the problem is made of pairs (skip-gram, cbow), whose inner loss is the judge's own.
bool is_window(const Problem<Real>& problem);

}  // namespace gradjudge
