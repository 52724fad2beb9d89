// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "reference/formula/expression.hpp"
#include "reference/formula/inputs.hpp"

namespace gradjudge::formula {

/// The sizes at these inputs' symbols and whole numbers. Throws FormulaProblem where a division leaves a
/// rest, a symbol has no value, or a size is negative.
std::vector<Index> shape_of(const std::vector<Expression>& sizes, const Inputs& inputs);

}  // namespace gradjudge::formula
