// SPDX-License-Identifier: MIT
#pragma once
#include <stdexcept>

#include "checks/derivation/expression/expression.hpp"
#include "checks/derivation/latex/token.hpp"

namespace gradjudge::derivation {

/// Where reading stopped, and why.
struct Unreadable : std::runtime_error {
  Unreadable(const std::string& what, std::size_t token) : std::runtime_error(what), token(token) {}
  std::size_t token;  ///< index into the tokens that were parsed; their number if the end came too soon
};

struct Parsed {
  Expression expression;
  bool unbalanced = false;  ///< a parenthesis was closed that was not open, or left open
};

/// Reads one expression from simplified tokens [begin, end). Throws Unreadable.
Parsed parse_expression(const Tokens& tokens, std::size_t begin, std::size_t end);

/// Reads a condition such as w = o, 1 ≤ k ≤ K or x < 0; words around it are left out. Words alone give a
/// text.
Expression parse_condition(const Tokens& tokens, std::size_t begin, std::size_t end);

}  // namespace gradjudge::derivation
