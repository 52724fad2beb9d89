// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/declaration.hpp"

#include <regex>

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

bool is_matrix_U(const Expression& expression) {
  return expression.is_symbol("U") && expression.children.empty() && !expression.hat;
}

bool is_center_vector(const Expression& expression) {
  return expression.is_symbol("v") && expression.children.size() == 1 &&
         expression.children[0].is_symbol("c");
}

}  // namespace

void declare(Declaration& declaration, const Chain& chain) {
  for (const auto& step : chain.steps) {
    if (!step.expression) continue;
    for_each_node(*step.expression, [&](const Expression& node) {
      if (!node.is(Kind::product)) return;
      for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
        const Expression& left = node.children[i];
        if (!is_center_vector(node.children[i + 1])) continue;
        declaration.columns_beside = declaration.columns_beside || is_matrix_U(left) ||
                                     (left.is(Kind::transpose) && is_matrix_U(left.children[0]));
        if (left.is(Kind::transpose) && is_matrix_U(left.children[0])) declaration.columns = true;
        if (is_matrix_U(left)) declaration.rows = true;
      }
    });
  }
}

void declare(Declaration& declaration, const std::string& latex) {
  static const std::regex membership(
      R"(U\}?\s*\\in\s*\{?\\?(?:mathbb|Bbb|mathbf|R)?\s*\{?R?\}?\s*\^\s*\{([^\\,]*)(?:\\times|\\cdot|,|\*)\s*([^}]*)\})");
  std::smatch match;
  // A bounded stretch: the expression is only tried on short formulas.
  if (latex.size() > 300 || latex.find("\\in") == std::string::npos ||
      !std::regex_search(latex, match, membership))
    return;
  const auto is_vocabulary = [](const std::string& size) {
    return size.find('V') != std::string::npos || size.find("ocab") != std::string::npos;
  };
  const bool first = is_vocabulary(match[1].str());
  const bool second = is_vocabulary(match[2].str());
  if (first && !second) declaration.rows = true;
  if (second && !first) declaration.columns = true;
}

Conventions allowed_conventions(const Declaration& declaration) {
  Conventions conventions = all_conventions();
  if (declaration.columns != declaration.rows) {
    std::erase_if(conventions, [&](const Convention& convention) {
      const bool lies_across = declaration.columns_beside && (convention.y_row || convention.v_row);
      return convention.U_rows != declaration.rows || lies_across;
    });
  }
  return conventions;
}

}  // namespace gradjudge::derivation
