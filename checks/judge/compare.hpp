// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/answer.hpp"
#include "checks/budget/declared_budget.hpp"
#include "checks/oracle/truth.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// Compares some rows of a block with truth. With e = |answer − truth|, E the truth's bound and B the budget:
/// pass if e + E ≤ B for every entry, fail if e − E > B for one, inconclusive otherwise. A block that is
/// missing or of another shape fails; (1, d) and (d, 1) for (d), and one number in any shape for a scalar,
/// are read with a note. Entries without a derivative are not judged; a block of nothing else is
/// inconclusive.
BlockResult compare(const Truth& truth, const Budget& budget, const Answer& answer, std::string_view block,
                    const std::vector<Index>& rows);

/// Whether such a block fails in robustness alone: every entry that fails is as far off as honest code in a
/// textbook form may be, or is infinite or NaN where such code is.
bool fails_in_robustness(const Truth& truth, const Budget& budget, const Answer& answer,
                         const BlockResult& block);

}  // namespace gradjudge
