// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "reference/formula/expression.hpp"
#include "reference/linear_algebra.hpp"

namespace gradjudge::formula {

/// Looks up a whole number: of a size or datum by its name and indices, or of an index that is bound.
using WholeNumbers = std::function<Index(const Expression& name, const std::vector<Index>& indices)>;

/// The value of an expression of whole numbers: sizes, indices, data, + − · and divisions that leave no rest.
/// Throws FormulaProblem where it is none.
Index whole_number(const Expression& expression, const WholeNumbers& known);

/// Whether two sizes are equal for all values of their symbols.
bool same_size(const Expression& a, const Expression& b);

/// A size as it is written in messages: N, 1 + (H + 2 pad − HH) / stride.
std::string size_text(const Expression& size);

Expression size_of_name(std::string name);
Expression size_of_number(Index number);

}  // namespace gradjudge::formula
