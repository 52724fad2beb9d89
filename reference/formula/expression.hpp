// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gradjudge::formula {

/// A formula's tree as it was written. Values, not pointers: an edit is a copy with one node changed.
struct Expression {
  enum class Kind {
    number,        ///< text: a decimal
    name,          ///< text: a declared or defined name
    index,         ///< text: an index that a sum, a maximum or a definition binds
    subscript,     ///< children: [array, index…]; fewer indices than dimensions give the rest as an array
    add,           ///< children: terms
    negate,        ///< children: [x]
    product,       ///< children: [left, right]; text: how they are joined: " " beside, "." \cdot, "o" \odot
    quotient,      ///< children: [numerator, denominator]
    power,         ///< children: [base, exponent]
    transpose,     ///< children: [x]
    inverse,       ///< children: [matrix]
    call,          ///< text: a function of the table; children: arguments
    reduction,     ///< text: sum, prod, max, min; children: [body, condition…]
    norm,          ///< text: "2", "1" or "F"; children: [x]
    squared_norm,  ///< the same, squared: smooth at 0
    relation,      ///< text: = ≠ < ≤ > ≥ as "=", "!=", "<", "<=", ">", ">="; children: [left, right]
    conjunction,   ///< children: relations
    indicator,     ///< 1 where the condition holds, else 0; children: [condition]
    cases  ///< children: [value, condition, value, condition, …, value]: the last one is for otherwise
  };
  /// An index that a reduction binds, and its limits if they are written.
  struct Binder {
    std::string index;
    std::vector<Expression> from;     ///< one, or none
    std::vector<Expression> to;       ///< one, or none; inclusive
    std::vector<Expression> range{};  ///< how many values it takes, once shapes are known (see check_shapes)
  };
  Kind kind = Kind::number;
  std::string text;
  std::vector<Expression> children;
  std::vector<Binder> binders;
  std::size_t begin = 0;  ///< bytes of the text that it was read from
  std::size_t end = 0;

  bool is(Kind wanted) const { return kind == wanted; }
  bool is_name(std::string_view name) const { return kind == Kind::name && text == name; }
};

}  // namespace gradjudge::formula
