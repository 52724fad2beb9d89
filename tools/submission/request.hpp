// SPDX-License-Identifier: MIT
#pragma once
#include <span>

#include "reference/problem.hpp"
#include "reference/real.hpp"
#include "tools/sandbox/frame.hpp"

namespace gradjudge {

/// The questions as they go to a child: every number rounded to double, nothing but inputs.
Frame request(std::span<const Problem<Real>* const> problems);

/// How many bytes the numbers of one question take.
std::size_t request_bytes(const Problem<Real>& problem);

}  // namespace gradjudge
