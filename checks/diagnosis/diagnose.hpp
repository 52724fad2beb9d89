// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/diagnosis/finding.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// Explains the failures of one implementation from its answers to all cases of one loss, in the order in
/// which they were asked. A cause is named only for blocks in which it accounts for every answer of every
/// case, departs from truth by far more than it leaves (see Fit), and has what it takes (σ, a word that
/// repeats, a large score):
/// 1. known mistakes, the fewest that explain most; those that explain the same are named with them;
/// 2. mistakes with a number in them, see parametric_mistakes;
/// 3. patterns that need no catalogue, simplest first;
/// 4. where nothing fits, `unexplained` or `digits-lost`, with the three entries that are furthest off.
/// What is left unexplained is tried again beside what honest code loses in saturation, beside a table of σ,
/// as single precision, and without the answers that are not finite, which have causes of their own (see
/// not_finite). No failures, no diagnosis.
std::vector<Diagnosis> diagnose(Cases cases);

}  // namespace gradjudge
