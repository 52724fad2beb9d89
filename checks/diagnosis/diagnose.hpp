// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/diagnosis/finding.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// Explains the failures of one implementation from its answers to all cases of one loss, in the order in
/// which they were asked. An explanation is given only for blocks in which it accounts for every answer of
/// every case:
/// 1. one known mistake that accounts for every wrong block and contradicts none; the others that do are
/// named with it;
/// 2. otherwise several, each for blocks of its own;
/// 3. for what is left, a pattern that needs no catalogue;
/// 4. where nothing fits, `unexplained` with the three entries that are furthest off.
/// If that fails only because of answers that are not finite at large scores, those are called an overflow
/// and the rest is explained without them. No failures, no diagnosis.
std::vector<Diagnosis> diagnose(Cases cases);

}  // namespace gradjudge
