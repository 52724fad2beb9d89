// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/derivation/expression/expression.hpp"

namespace gradjudge::derivation {

Expression node(Expression::Kind kind, std::vector<Expression> children, std::string text = {});

Expression number(const char* digits);

/// u_k, v_c, ŷ_w: a name with its index.
Expression named(const char* base, const std::string& index, bool hat = false);

/// The negative, written as it would be by hand: b − a for a − b.
Expression negated(const Expression& expression);

/// The transpose, or what it is the transpose of.
Expression toggled_transpose(const Expression& expression);

}  // namespace gradjudge::derivation
