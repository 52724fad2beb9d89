// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "checks/derivation/mend/edits.hpp"

namespace gradjudge::derivation {

/// Trees and what each costs.
using Replacements = std::vector<std::pair<Expression, double>>;

/// What one node may become, each with its cost. `bound` are the indices of the sums around it.
Replacements node_edits(const Expression& node, const EditNames& names, const std::vector<std::string>& bound,
                        bool is_whole);

}  // namespace gradjudge::derivation
