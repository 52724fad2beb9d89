// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/derivation/mend/node_edits.hpp"

namespace gradjudge::derivation {

/// A factor or a term that was left out. The dearest of all: a slip is more often a change than an omission.
void omission_edits(const Expression& part, const EditNames& names, const std::vector<std::string>& bound,
                    bool is_whole, Replacements& out);

/// Σ put before a term whose index nothing binds, and multiplicities.
void wrapping_edits(const Expression& term, const EditNames& names, bool is_whole, Replacements& out);

}  // namespace gradjudge::derivation
