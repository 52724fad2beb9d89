// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/results.hpp"

namespace gradjudge {

/// Mistakes down, suites across: how many cases of the suite catch the mistake, with the survivors, their
/// sentences and cases that would catch them below. Mistakes of losses that no case has are only counted.
std::string adequacy_matrix(const std::vector<MistakeResult>& mistakes,
                            const std::vector<std::string>& suites);

/// The pairs that no case tells apart, the first few by name; empty if there are none.
std::string indistinct_text(const std::vector<IndistinctPair>& pairs);

}  // namespace gradjudge
