// SPDX-License-Identifier: MIT
#include "checks/derivation/evaluation/definitions.hpp"

#include <set>

#include "checks/derivation/expression/parser_state.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

constexpr std::size_t largest_definition = 120;

/// Names whose meaning the course has fixed.
bool is_fixed(const Expression& symbol) {
  static const std::set<std::string, std::less<>> names{"u", "v", "U", "V", "y", "w",
                                                        "o", "c", "k", "K", "e", "sigma"};
  return names.contains(symbol.text);
}

std::string name_of(const Expression& symbol) {
  return (symbol.hat ? "^" : "") + index_name(symbol);
}

/// An index that means one word, not any: o, c, 1.
bool is_particular(const Expression& index) {
  return index.is(Kind::number) || index.is_symbol("o") || index.is_symbol("c");
}

}  // namespace

void Definitions::define(const Expression& left, const Expression& right) {
  if (!left.is(Kind::symbol) || is_fixed(left) || left.children.size() > 1) return;
  if (size_of(right) > largest_definition || right.is(Kind::text)) return;
  bool of_itself = false;
  for_each_node(right, [&](const Expression& node) {
    of_itself = of_itself || (node.is(Kind::symbol) && name_of(node) == name_of(left));
  });
  if (of_itself) return;
  std::string name = name_of(left);
  Definition definition{{}, right};
  if (!left.children.empty()) {
    const Expression& index = left.children[0];
    if (!is_particular(index) && (!index.is(Kind::symbol) || !index.children.empty())) return;
    name += "_" + (is_particular(index) ? index.text : std::string("*"));
    if (!is_particular(index)) definition.index = index_name(index);
  }
  by_name_[name] = std::move(definition);
}

std::optional<Expression> Definitions::meaning_of(const Expression& symbol) const {
  if (!symbol.is(Kind::symbol) || by_name_.empty()) return std::nullopt;
  const std::string name = name_of(symbol);
  if (symbol.children.empty()) {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? std::nullopt : std::optional(found->second.right);
  }
  const Expression& index = symbol.children[0];
  auto found = by_name_.find(name + "_" + (is_particular(index) ? index.text : std::string("*")));
  if (found == by_name_.end()) found = by_name_.find(name + "_*");
  if (found == by_name_.end()) return std::nullopt;
  if (found->second.index.empty()) return found->second.right;
  return with_letter_replaced(found->second.right, found->second.index, index);
}

bool Definitions::used_in(const Expression& expression) const {
  bool used = false;
  for_each_node(expression, [&](const Expression& node) { used = used || meaning_of(node).has_value(); });
  return used;
}

Expression with_letter_replaced(Expression expression, const std::string& letter, const Expression& by) {
  if (expression.is(Kind::symbol) && expression.children.empty() && index_name(expression) == letter)
    return by;
  // A sum that binds the letter means another one.
  if (expression.is(Kind::big_sum) && expression.text == letter) return expression;
  for (auto& child : expression.children) child = with_letter_replaced(std::move(child), letter, by);
  return expression;
}

}  // namespace gradjudge::derivation
