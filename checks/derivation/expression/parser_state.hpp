// SPDX-License-Identifier: MIT
#pragma once
#include "checks/derivation/expression/expression.hpp"
#include "checks/derivation/expression/parser.hpp"
#include "checks/derivation/expression/token_reader.hpp"

namespace gradjudge::derivation {

/// A recursive-descent reader of [at, end). The precedence, loosest first: sum, product, factor (with its
/// sub- and superscripts), primary.
class ExpressionReader {
 public:
  ExpressionReader(const Tokens& tokens, Stretch stretch, int depth)
      : tokens_(tokens), at_(stretch.begin), end_(stretch.end), depth_(depth) {}

  /// Reads the whole stretch; Unreadable if something is left that begins no remark.
  Expression whole();
  Expression sum();
  Expression product();
  Expression factor();

 private:
  const Tokens& tokens_;
  std::size_t at_;
  std::size_t end_;
  int depth_;

  using Kind = Expression::Kind;

  bool done() const { return at_ >= end_; }
  const Token& peek() const { return tokens_[at_]; }
  bool next_is(char symbol) const { return !done() && peek().is_symbol(symbol); }
  bool next_is_command(const char* name) const { return !done() && peek().is_command(name); }
  bool next_opens() const;
  [[noreturn]] void stop(const std::string& what) const { throw Unreadable(what, at_); }

  Expression make(Kind kind, std::size_t first, std::vector<Expression> children = {},
                  std::string text = {}) const;
  Expression read(Stretch stretch) const;
  Expression argument();

  bool can_begin_factor() const;
  std::string joining_operator();
  Expression extend(Expression left, Expression right, char joined) const;

  Expression primary();
  Expression scripts(Expression base);
  Expression superscript(Expression base, Stretch stretch);
  void subscript(Expression& base, Stretch stretch);

  Expression letters();
  Expression command();
  Expression named_function(const std::string& name, std::size_t first);
  Expression function_argument();
  Expression bracketed();
  Expression group();
  Expression bars();
  Expression norm();
  Expression inner_product();
  Expression fraction();
  Expression fraction_of(Stretch numerator, Stretch denominator, std::size_t first);
  Expression linear_derivative();
  Expression nabla();
  Expression operator_on_rest(Expression variable, std::size_t first, const char* written);
  Expression big_sum();
  Expression environment(bool opened);
  Expression indicator(std::size_t first);
  Expression probability(std::size_t first);
  Expression loss(std::size_t first);
  Stretch bracket_stretch();
  bool condition_follows() const;
};

/// The clauses of a sum's lower limit; sets the variable. Throws Unreadable.
std::vector<Expression> read_limits(const Tokens& tokens, Stretch lower, Stretch upper, std::string& variable,
                                    int depth);

/// A symbol's name with its primes, as an index is named.
std::string index_name(const Expression& symbol);

inline constexpr int maximal_nesting = 60;

}  // namespace gradjudge::derivation
