// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

namespace gradjudge::derivation {

/// A formula's tree. Values, not pointers: an edit is a copy with one node changed.
struct Expression {
  enum class Kind {
    number,    ///< text: decimal digits
    symbol,    ///< text: base letter (u, y, theta, …); hat; primes; children: [subscript] or []
    add,       ///< children: terms
    negate,    ///< children: [x]
    product,   ///< children: factors; text[i]: how factor i is joined: ' ' beside, '.' \cdot, '*' \times, 'o'
               ///< \odot
    quotient,  ///< children: [numerator, denominator]
    power,     ///< children: [base, exponent]
    transpose,  ///< children: [x]
    inverse,    ///< children: [x]
    call,     ///< text: function (sigma, exp, log, softmax, diag, sqrt, max, min, norm, f); primes; children:
              ///< arguments
    loss,     ///< text: subscript of J; children: arguments in its parentheses
    big_sum,  ///< text: variable (empty if none); children: [body, clause…]
    range,    ///< a clause of a sum: text: "<=" or "<" below, ' ' and the same above; children: [from, to]
    domain,   ///< a clause of a sum: text: the name of the set
    derivative,   ///< text: how it is written; children: [operand, variable]
    indicator,    ///< children: [condition]
    cases,        ///< children: branches
    branch,       ///< children: [value, condition] (condition may be text)
    row,          ///< [a, b, …]: children
    matrix,       ///< children: rows
    component,    ///< (…)_i; children: [x, index]
    size,         ///< |S|; text: the set
    relation,     ///< text: = != < <= > >= in notin; children: [left, right]
    conjunction,  ///< children: conditions
    text,         ///< words
    dots
  };
  Kind kind = Kind::number;
  std::string text;
  bool hat = false;
  int primes = 0;
  std::vector<Expression> children;
  std::size_t first = 0;  ///< tokens of the formula that it was read from: [first, last)
  std::size_t last = 0;

  bool operator==(const Expression& other) const {
    return kind == other.kind && text == other.text && hat == other.hat && primes == other.primes &&
           children == other.children;
  }
  bool is(Kind wanted) const { return kind == wanted; }
  bool is_symbol(const char* name) const { return kind == Kind::symbol && text == name; }
};

/// How many nodes a tree has.
inline std::size_t size_of(const Expression& expression) {
  std::size_t size = 1;
  for (const auto& child : expression.children) size += size_of(child);
  return size;
}

/// Visits every node, parents first.
template <class Visit>
void for_each_node(const Expression& expression, Visit&& visit) {
  visit(expression);
  for (const auto& child : expression.children) for_each_node(child, visit);
}

}  // namespace gradjudge::derivation
