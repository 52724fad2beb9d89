// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "checks/derivation/mend/edits.hpp"

namespace gradjudge::derivation {

/// What one node may become, each with its cost. `bound` are the indices of the sums around it.
std::vector<std::pair<Expression, double>> node_edits(const Expression& node, const EditNames& names,
                                                      const std::vector<std::string>& bound, bool is_whole);

}  // namespace gradjudge::derivation
