// SPDX-License-Identifier: MIT
#include "checks/derivation/mend/build.hpp"

namespace gradjudge::derivation {

using Kind = Expression::Kind;

Expression node(Kind kind, std::vector<Expression> children, std::string text) {
  Expression expression;
  expression.kind = kind;
  expression.text = std::move(text);
  expression.children = std::move(children);
  return expression;
}

Expression number(const char* digits) {
  return node(Kind::number, {}, digits);
}

Expression named(const char* base, const std::string& index, bool hat) {
  Expression symbol = node(Kind::symbol, {node(Kind::symbol, {}, index)}, base);
  symbol.hat = hat;
  return symbol;
}

Expression negated(const Expression& expression) {
  if (expression.is(Kind::negate)) return expression.children[0];
  if (expression.is(Kind::add)) {
    // −(a − b) is b − a: every term, the positive ones first.
    std::vector<Expression> first;
    std::vector<Expression> rest;
    for (const auto& term : expression.children) {
      if (term.is(Kind::negate)) {
        first.push_back(term.children[0]);
      } else {
        rest.push_back(node(Kind::negate, {term}));
      }
    }
    for (auto& term : rest) first.push_back(std::move(term));
    return node(Kind::add, std::move(first));
  }
  if (expression.is(Kind::product)) {
    // −v(a − b) is v(b − a).
    for (std::size_t i = 0; i < expression.children.size(); ++i) {
      const Expression& factor = expression.children[i];
      const Expression& inside = factor.is(Kind::transpose) ? factor.children[0] : factor;
      if (!inside.is(Kind::add)) continue;
      Expression flipped = expression;
      (factor.is(Kind::transpose) ? flipped.children[i].children[0] : flipped.children[i]) = negated(inside);
      return flipped;
    }
  }
  return node(Kind::negate, {expression});
}

Expression toggled_transpose(const Expression& expression) {
  if (expression.is(Kind::transpose)) return expression.children[0];
  return node(Kind::transpose, {expression});
}

}  // namespace gradjudge::derivation
