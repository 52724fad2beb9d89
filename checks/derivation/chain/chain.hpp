// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "checks/derivation/document/document.hpp"
#include "checks/derivation/expression/expression.hpp"

namespace gradjudge::derivation {

/// One expression of a chain: what stands before, between or behind its equals signs.
struct Step {
  std::string relation;  ///< what stands before it: "=" or "" (the first of its chain), ":=", "≈", …
  Tokens tokens;         ///< simplified; parentheses that close nothing are left out
  Token begin;           ///< its first token, or its relation's
  Token row;             ///< the first token of the line of the display that it stands on
  std::string latex;
  std::optional<Expression> expression;
  std::string unread;  ///< why there is no expression: the token and what was expected
  std::optional<Token> stopped_at;
  bool unbalanced = false;          ///< a parenthesis was closed that was not open, or left open
  std::vector<Expression> repairs;  ///< of one that was left open: what it is if it closes elsewhere
};

/// Expressions joined by equals signs.
struct Chain {
  std::vector<Step> steps;
  bool continues = false;  ///< it begins with an equals sign: its left-hand side stands in an earlier display
  bool uncertain = false;  ///< something beside it was taken for a remark and may not have been one
};

/// The chains of one formula, in order.
std::vector<Chain> chains_of(const Document& document, const Passage& formula);

}  // namespace gradjudge::derivation
