// SPDX-License-Identifier: MIT
#pragma once
#include "reference/formula/expression.hpp"
#include "reference/formula/functions.hpp"

namespace gradjudge::formula {

/// dy/dx of a function by that argument, as its row of the table gives it: a formula in x (or x_1, x_2) and
/// y. Throws std::invalid_argument if the language has none.
const Expression& derivative_of(const Function& function, std::size_t argument);

}  // namespace gradjudge::formula
