// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/check_options.hpp"
#include "checks/implementation.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// A small problem on which an implementation fails in the same way, worked out by hand.
struct Counterexample {
  Problem<Real> problem;
  std::string text;  ///< v_c = [1], U = [[0], [0]], …: the scores, the probabilities, the entry expected and
                     ///< returned; empty if the small problem is answered rightly when it is asked once more
  std::vector<WorkedStep>
      calculation;  ///< the same step by step; empty if the shape is wrong, or it is too long
  int evaluations = 0;
};

/// Shrinks a problem on which the implementation is wrong in `block`. In the same way means: wrong in the
/// same block and, where the diagnosis is a known mistake, by that mistake. The budget is that of the case;
/// the options limit the search.
Counterexample smallest_counterexample(const Case& a_case, const Problem<Real>& problem,
                                       const Implementation& implementation, const std::string& block,
                                       const std::string& diagnosis, const CheckOptions& options);

}  // namespace gradjudge
