// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <optional>
#include <string>

#include "checks/derivation/expression/expression.hpp"

namespace gradjudge::derivation {

/// What a document's own names stand for: a = σ(u_oᵀv_c), s_k = σ(u_kᵀv_c), p = softmax(Uᵀv_c).
class Definitions {
 public:
  /// Takes left = right in, if left is a name that the course does not already use.
  void define(const Expression& left, const Expression& right);

  /// What the symbol stands for, its index put in; nullopt if nobody defined it.
  std::optional<Expression> meaning_of(const Expression& symbol) const;

  /// Whether the expression uses a name that is defined.
  bool used_in(const Expression& expression) const;

  bool empty() const { return by_name_.empty(); }

 private:
  struct Definition {
    std::string index;  ///< the letter that stands for any index; empty if there is none
    Expression right;
  };
  std::map<std::string, Definition, std::less<>> by_name_;
};

/// The expression with the letter replaced wherever it is an index or a number of its own.
Expression with_letter_replaced(Expression expression, const std::string& letter, const Expression& by);

}  // namespace gradjudge::derivation
