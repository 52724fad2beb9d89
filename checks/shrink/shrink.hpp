// SPDX-License-Identifier: MIT
#pragma once
#include <functional>

#include "checks/check_options.hpp"
#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

struct Shrunk {
  Problem<Real> problem;
  int evaluations = 0;
};

/// The smallest problem found, by greedy reduction, that still fails; `still_fails` is asked of valid
/// problems alone and must hold for `problem`. First less structure, then simpler numbers, over and over
/// until nothing helps or the limits are reached.
Shrunk shrink(const Problem<Real>& problem, const std::function<bool(const Problem<Real>&)>& still_fails,
              const ShrinkLimits& limits);

}  // namespace gradjudge
