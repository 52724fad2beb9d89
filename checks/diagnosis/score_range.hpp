// SPDX-License-Identifier: MIT
#pragma once
#include "reference/problem.hpp"

namespace gradjudge {

/// The scores that enter a loss's exponentials, as far as they decide whether it stays finite. All 0 for a
/// loss without scores.
struct ScoreRange {
  double largest = 0;  ///< the largest magnitude of a score
  double below_maximum =
      0;  ///< how far the lowest of softmax's scores lies below its highest; 0 without softmax
  double target_below_maximum = 0;  ///< how far the target's does
  double sigma = 0;                 ///< the largest magnitude of a score that σ is taken of; 0 without σ
};

ScoreRange score_range(const Problem<double>& problem);

}  // namespace gradjudge
