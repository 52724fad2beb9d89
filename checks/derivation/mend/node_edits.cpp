// SPDX-License-Identifier: MIT
#include "checks/derivation/mend/node_edits.hpp"

#include "checks/derivation/expression/parser_state.hpp"
#include "checks/derivation/mend/build.hpp"
#include "checks/derivation/mend/omission_edits.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

Expression replaced_index(Expression expression, const std::string& from, const Expression& to) {
  if (expression.is(Kind::symbol) && expression.children.empty() && index_name(expression) == from) return to;
  for (auto& child : expression.children) child = replaced_index(std::move(child), from, to);
  return expression;
}

bool is_vector_or_matrix(const Expression& expression) {
  if (expression.is(Kind::transpose)) return is_vector_or_matrix(expression.children[0]);
  if (expression.is(Kind::symbol))
    return expression.text == "U" || expression.text == "u" || expression.text == "v" ||
           (expression.text == "y" && expression.children.empty());
  if (expression.is(Kind::add)) {
    for (const auto& child : expression.children) {
      const Expression& term = child.is(Kind::negate) ? child.children[0] : child;
      if (is_vector_or_matrix(term)) return true;
    }
  }
  return false;
}

void symbol_edits(const Expression& symbol, const EditNames& names, const std::vector<std::string>& bound,
                  Replacements& out) {
  std::vector<std::string> indices = bound;
  if (!names.index.empty()) indices.push_back(names.index);
  if (symbol.text == "y") {
    for (const bool hat : {symbol.hat, !symbol.hat}) {
      if (symbol.children.empty()) break;
      Expression whole = node(Kind::symbol, {}, "y");
      whole.hat = hat;
      out.emplace_back(whole, hat == symbol.hat ? 2.0 : 2.2);
    }
    Expression toggled = symbol;
    toggled.hat = !symbol.hat;
    out.emplace_back(toggled, 1.2);
    indices.emplace_back("o");
    for (const auto& index : indices) {
      out.emplace_back(named("y", index, symbol.hat), 2.0);
      out.emplace_back(named("y", index, !symbol.hat), 2.2);
    }
    return;
  }
  const bool vector =
      (symbol.text == "u" || symbol.text == "v" || symbol.text == "U") && symbol.children.size() == 1;
  if (!vector) return;
  out.emplace_back(named("v", "c"), 1.5);
  out.emplace_back(named("u", "o"), 1.6);
  for (const auto& index : indices) out.emplace_back(named("u", index), 1.6);
  if (names.negatives && bound.empty() && names.index.empty()) out.emplace_back(named("u", "k"), 1.8);
}

void call_edits(const Expression& call, Replacements& out) {
  if (call.children.size() != 1) return;
  const Expression& argument = call.children[0];
  Expression flipped = call;
  flipped.children[0] = negated(argument);
  out.emplace_back(flipped, 1.0);
  if (call.text == "sigma" && call.primes == 0) {
    out.emplace_back(node(Kind::add, {number("1"), node(Kind::negate, {call})}), 1.8);
    out.emplace_back(node(Kind::add, {call, node(Kind::negate, {number("1")})}), 1.8);
  }
  if (argument.is(Kind::add)) {
    // f(a − b) for f(a) − b: the parenthesis closes too late.
    for (std::size_t keep = 1; keep < argument.children.size(); ++keep) {
      Expression inside = argument;
      inside.children.resize(keep);
      if (keep == 1) inside = argument.children[0];
      Expression shorter = call;
      shorter.children[0] = inside;
      std::vector<Expression> terms{shorter};
      terms.insert(terms.end(), argument.children.begin() + static_cast<std::ptrdiff_t>(keep),
                   argument.children.end());
      out.emplace_back(node(Kind::add, std::move(terms)), 1.3);
    }
  }
  Expression primed = call;
  primed.primes = 0;
  if (call.text == "sigma" && call.primes > 0) out.emplace_back(primed, 2.0);
}

void add_edits(const Expression& sum, Replacements& out) {
  for (std::size_t i = 0; i < sum.children.size(); ++i) {
    Expression flipped = sum;
    flipped.children[i] = negated(sum.children[i]);
    if (flipped.children[i].is(Kind::add)) flipped.children[i] = node(Kind::negate, {sum.children[i]});
    out.emplace_back(flipped, 1.0);
    Expression shorter = sum;
    shorter.children.erase(shorter.children.begin() + static_cast<std::ptrdiff_t>(i));
    out.emplace_back(shorter.children.size() == 1 ? shorter.children[0] : shorter, 2.4);
  }
  // a b + c for a (b + c): a parenthesis is missing.
  for (std::size_t i = 0; i + 1 < sum.children.size(); ++i) {
    const Expression& term = sum.children[i];
    if (!term.is(Kind::product)) continue;
    Expression factored = term;
    factored.children.back() = node(Kind::add, {term.children.back(), sum.children[i + 1]});
    Expression shorter = sum;
    shorter.children.erase(shorter.children.begin() + static_cast<std::ptrdiff_t>(i + 1));
    shorter.children[i] = factored;
    out.emplace_back(shorter.children.size() == 1 ? shorter.children[0] : shorter, 2.0);
  }
}

void product_edits(const Expression& product, Replacements& out) {
  const auto& factors = product.children;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    Expression shorter = product;
    shorter.children.erase(shorter.children.begin() + static_cast<std::ptrdiff_t>(i));
    if (i < shorter.text.size()) shorter.text.erase(i, 1);
    if (!shorter.text.empty()) shorter.text[0] = ' ';
    out.emplace_back(shorter.children.size() == 1 ? shorter.children[0] : shorter, 2.4);
    // a (b + c) for a b + c: a parenthesis closes too late.
    if (i + 1 == factors.size() && factors[i].is(Kind::add)) {
      Expression first = product;
      first.children.back() = factors[i].children[0];
      std::vector<Expression> terms{first};
      terms.insert(terms.end(), factors[i].children.begin() + 1, factors[i].children.end());
      out.emplace_back(node(Kind::add, std::move(terms)), 2.0);
    }
  }
  // The order of two neighbors and their transposes.
  for (std::size_t i = 0; i + 1 < factors.size(); ++i) {
    if (!is_vector_or_matrix(factors[i]) || !is_vector_or_matrix(factors[i + 1])) continue;
    for (int change = 1; change < 8; ++change) {
      Expression first = (change & 1) != 0 ? toggled_transpose(factors[i]) : factors[i];
      Expression second = (change & 2) != 0 ? toggled_transpose(factors[i + 1]) : factors[i + 1];
      if ((change & 4) != 0) std::swap(first, second);
      Expression changed = product;
      changed.children[i] = first;
      changed.children[i + 1] = second;
      const double cost = 1.2 + 0.3 * ((change & 1) + ((change >> 1) & 1)) + ((change & 4) != 0 ? 0.4 : 0.0);
      out.emplace_back(changed, cost);
    }
  }
}

void sum_edits(const Expression& sum, const EditNames& names, Replacements& out) {
  out.emplace_back(sum.children[0], 1.8);
  if (!sum.text.empty()) {
    out.emplace_back(replaced_index(sum.children[0], sum.text, node(Kind::symbol, {}, "o")), 2.2);
    if (!names.index.empty() && names.index != sum.text)
      out.emplace_back(replaced_index(sum.children[0], sum.text, node(Kind::symbol, {}, names.index)), 2.0);
  }
  bool excludes_zero = false;
  for (std::size_t i = 1; i < sum.children.size(); ++i) {
    const Expression& clause = sum.children[i];
    if (clause.is(Kind::relation) && clause.text == "!=" && clause.children[1].is(Kind::number))
      excludes_zero = true;
    Expression shorter = sum;
    shorter.children.erase(shorter.children.begin() + static_cast<std::ptrdiff_t>(i));
    out.emplace_back(shorter, 1.6);
    if (clause.is(Kind::range) && clause.text != "<=<=" && clause.text.compare(0, 5, "also:") != 0) {
      Expression inclusive = sum;
      inclusive.children[i].text = "<=<=";
      out.emplace_back(inclusive, 1.2);
      if (!excludes_zero) {
        inclusive.children.push_back(
            node(Kind::relation, {node(Kind::symbol, {}, sum.text), number("0")}, "!="));
        out.emplace_back(inclusive, 1.9);
      }
    }
    if (clause.is(Kind::range) && clause.children[0].is(Kind::number) && clause.children[0].text != "1") {
      Expression from_one = sum;
      from_one.children[i].children[0] = number("1");
      out.emplace_back(from_one, 1.5);
    }
    if (clause.is(Kind::relation)) {
      Expression opposite = sum;
      opposite.children[i].text = clause.text == "=" ? "!=" : "=";
      out.emplace_back(opposite, 1.7);
    }
  }
  if (!excludes_zero && !sum.text.empty()) {
    Expression excluding = sum;
    excluding.children.push_back(node(Kind::relation, {node(Kind::symbol, {}, sum.text), number("0")}, "!="));
    out.emplace_back(excluding, 1.4);
  }
}

}  // namespace

Replacements node_edits(const Expression& expression, const EditNames& names,
                        const std::vector<std::string>& bound, bool is_whole) {
  Replacements out;
  if (is_whole) out.emplace_back(negated(expression), 0.9);
  switch (expression.kind) {
    case Kind::symbol:
      symbol_edits(expression, names, bound, out);
      break;
    case Kind::call:
      call_edits(expression, out);
      break;
    case Kind::add:
      add_edits(expression, out);
      break;
    case Kind::product:
      product_edits(expression, out);
      break;
    case Kind::big_sum: {
      sum_edits(expression, names, out);
      Expression flipped = expression;
      flipped.children[0] = negated(expression.children[0]);
      out.emplace_back(flipped, 1.3);
      break;
    }
    case Kind::transpose:
      out.emplace_back(expression.children[0], 1.3);
      break;
    case Kind::negate:
      out.emplace_back(expression.children[0], 1.1);
      break;
    case Kind::power:
      out.emplace_back(expression.children[0], 1.6);
      break;
    case Kind::quotient: {
      Expression squared = expression;
      squared.children[1] = node(Kind::power, {expression.children[1], number("2")});
      out.emplace_back(squared, 1.7);
      Expression turned = expression;
      std::swap(turned.children[0], turned.children[1]);
      out.emplace_back(turned, 2.2);
      out.emplace_back(expression.children[0], 2.4);
      break;
    }
    case Kind::number:
      for (const char* other : {"1", "2", "0"}) {
        if (expression.text != other) out.emplace_back(number(other), 2.2);
      }
      break;
    case Kind::relation:
      for (const char* other : {"=", "!="}) {
        Expression changed = expression;
        changed.text = other;
        out.emplace_back(changed, 1.7);
      }
      break;
    default:
      break;
  }
  const bool may_transpose = expression.is(Kind::symbol) && is_vector_or_matrix(expression);
  if (may_transpose) out.emplace_back(toggled_transpose(expression), 1.3);
  wrapping_edits(expression, names, is_whole, out);
  omission_edits(expression, names, bound, is_whole, out);
  return out;
}

}  // namespace gradjudge::derivation
