// SPDX-License-Identifier: MIT
#pragma once
#include "tools/merge/merge_results.hpp"

namespace gradjudge {

/// The known mistakes of all runs, each once: caught by what catches it in any of them.
std::vector<MistakeResult> merge_mistakes(const std::vector<NamedResults>& runs);

/// The pairs that are caught in some run and that none tells apart. A run tells two mistakes apart if it
/// catches one of them alone, or both without listing the pair.
std::vector<IndistinctPair> merge_indistinct(const std::vector<NamedResults>& runs);

}  // namespace gradjudge
