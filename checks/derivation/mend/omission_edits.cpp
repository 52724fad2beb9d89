// SPDX-License-Identifier: MIT
#include "checks/derivation/mend/omission_edits.hpp"

#include "checks/derivation/expression/parser_state.hpp"
#include "checks/derivation/mend/build.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

bool mentions_index(const Expression& expression, const std::string& index) {
  bool found = false;
  for_each_node(expression, [&](const Expression& inner) {
    found = found || (inner.is(Kind::symbol) && inner.children.empty() && index_name(inner) == index);
  });
  return found;
}

}  // namespace

void omission_edits(const Expression& part, const EditNames& names, const std::vector<std::string>& bound,
                    bool is_whole, Replacements& out) {
  std::vector<Expression> vectors{named("v", "c"), named("u", "o")};
  if (!names.index.empty()) vectors.push_back(named("u", names.index));
  for (const auto& index : bound) vectors.push_back(named("u", index));
  const bool scalar_like = part.is(Kind::symbol) || part.is(Kind::call) || part.is(Kind::add) ||
                           part.is(Kind::product) || part.is(Kind::quotient);
  if (scalar_like) {
    for (const auto& vector : vectors) {
      out.emplace_back(node(Kind::product, {part, vector}, "  "), 2.7);
      const bool argument = part.is(Kind::symbol) && (part.text == "v" || part.text == "u");
      if (argument) out.emplace_back(node(Kind::product, {node(Kind::transpose, {vector}), part}, "  "), 2.8);
    }
  }
  const bool entry = part.is(Kind::symbol) && part.text == "y";
  Expression other = node(Kind::symbol, {}, "y");
  if (entry) other.children = part.children;
  other.hat = !part.hat;
  if (entry) {
    out.emplace_back(node(Kind::add, {part, node(Kind::negate, {other})}), 2.6);
    out.emplace_back(node(Kind::add, {other, node(Kind::negate, {part})}), 2.7);
  }
  if (entry || part.is(Kind::call)) {
    out.emplace_back(node(Kind::add, {part, node(Kind::negate, {number("1")})}), 2.6);
    out.emplace_back(node(Kind::add, {number("1"), node(Kind::negate, {part})}), 2.6);
  }
  if (is_whole && !part.is(Kind::add)) {
    for (const auto& vector : vectors)
      out.emplace_back(node(Kind::add, {node(Kind::negate, {vector}), part}), 2.7);
    out.emplace_back(node(Kind::product, {node(Kind::symbol, {}, "U"), part}, "  "), 2.7);
    out.emplace_back(node(Kind::product, {named("v", "c"), part}, "  "), 2.8);
  }
}

void wrapping_edits(const Expression& term, const EditNames& names, bool is_whole, Replacements& out) {
  const bool term_like = term.is(Kind::product) || (term.is(Kind::call) && term.text == "exp") || is_whole;
  if (!term_like || term.is(Kind::add)) return;
  for (const char* letter : {"k", "w", "x", "j", "i", "s"}) {
    if (!mentions_index(term, letter) || names.index == letter) continue;
    Expression domain = names.negatives
                            ? node(Kind::range, {number("1"), node(Kind::symbol, {}, "K")}, "<=<=")
                            : node(Kind::domain, {}, "Vocab");
    out.emplace_back(node(Kind::big_sum, {term, domain}, letter), 1.9);
  }
  if (names.repeated && is_whole && !names.index.empty()) {
    const Expression multiplicity = named("N", names.index);
    out.emplace_back(node(Kind::product, {multiplicity, term}, "  "), 2.2);
  }
}

}  // namespace gradjudge::derivation
