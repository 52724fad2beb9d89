// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/diagnosis/finding.hpp"
#include "reference/mistakes/mistake.hpp"

namespace gradjudge {

/// Mistakes that have a number or a place in them, with those that the answers suggest, in double alone:
/// - float32-part: the inputs, one of them, the scores, the probabilities or the logarithms are rounded to
///   single precision;
/// - scores-clipped: scores beyond ±s count as ±s, or, which is the same, σ is kept within [ε, 1 − ε];
/// - epsilon-in-log: log(p + ε) for log p, in all terms of the loss or in some;
/// - probability-floor: log max(p, ε), likewise;
/// - sigmoid-table: σ is read from a table, see find_sigma_table.
/// None for losses without probabilities.
std::vector<Mistake> parametric_mistakes(Cases cases);

}  // namespace gradjudge
