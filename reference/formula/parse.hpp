// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference/formula/expression.hpp"
#include "reference/formula/formula_problem.hpp"
#include "reference/formula/names.hpp"

namespace gradjudge::formula {

/// Reads an expression in the LaTeX of handouts. What has two meanings is refused: log x y, e^x y without a
/// group, names that are not declared. Nothing and a problem if it cannot be read; places are bytes of the
/// text.
std::optional<Expression> parse_expression(std::string_view latex, const Names& names,
                                           FormulaProblems& problems);

/// The left side of a definition: s_{ic} = …, S = …, h_t = ….
struct LeftSide {
  std::string name;
  std::vector<std::string> indices;
  std::size_t right_side = 0;  ///< the first byte of what stands behind the =
};

/// Reads a left side and makes its name known. A letter of its subscript is an index unless it is a name: u_o
/// is one vector where o is declared, h_t is a value for each t. `name` is the name if it is given; empty:
/// what the left side spells.
std::optional<LeftSide> parse_left_side(std::string_view latex, const std::string& name, Names& names,
                                        FormulaProblems& problems);

/// Reads what stands behind the =.
std::optional<Expression> parse_right_side(std::string_view latex, const LeftSide& left, const Names& names,
                                           FormulaProblems& problems);

}  // namespace gradjudge::formula
