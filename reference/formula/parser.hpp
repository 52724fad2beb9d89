// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "reference/formula/expression.hpp"
#include "reference/formula/formula_problem.hpp"
#include "reference/formula/names.hpp"

namespace gradjudge::formula {

/// A recursive-descent reader of normalized tokens. Loosest first: sum, product, signed factor, factor with
/// its scripts, atom. Throws FormulaProblem at the first thing that it cannot read.
class Parser {
 public:
  Parser(const Tokens& tokens, const Names& names, std::size_t text_size)
      : tokens_(tokens), names_(names), text_size_(text_size) {}

  Expression sum();
  Expression condition();
  void expect_end();

  std::vector<std::string> bound{};  ///< indices that are bound where the reader stands

 private:
  using Kind = Expression::Kind;

  Expression product();
  Expression signed_factor();
  Expression factor();
  Expression scripts(Expression base);
  Expression superscript(Expression base);
  Expression atom();
  Expression number();
  Expression command();
  Expression letters();
  Expression named(Names::Found found);
  Expression index(std::string name);
  Expression subscripted(Expression base, bool opened);
  std::vector<Expression> subscript_list(bool opened);
  Expression function(const std::string& name);
  Expression reduction(const std::string& name);
  Expression reduction_body(const Expression& reduction);
  void binders(Expression& reduction);
  void binder(Expression& reduction);
  void bind_compared_letters(Expression& reduction);
  Expression relation();
  Expression fraction();
  Expression square_root();
  Expression argument();
  Expression group(std::string_view close);
  Expression bars(std::string_view close);
  Expression norm();
  Expression indicator();
  Expression cases();
  Expression exponential();

  bool done() const { return at_ >= tokens_.size(); }
  const Token& peek() const { return tokens_[at_]; }
  bool is_symbol(char symbol, std::size_t ahead = 0) const;
  bool is_command(std::string_view name, std::size_t ahead = 0) const;
  bool take_symbol(char symbol);
  bool take_command(std::string_view name);
  void expect_symbol(char symbol, std::string_view where);
  bool is_relation() const;
  std::string take_relation();
  bool is_transpose() const;
  bool can_begin_factor() const;
  bool begins_function() const;
  bool is_unbound_letter(std::size_t at) const;
  bool is_word(std::string_view word, std::size_t at) const;
  std::string function_word() const;
  Expression make(Kind kind, std::size_t begin, std::vector<Expression> children = {},
                  std::string text = {}) const;
  std::size_t position() const { return done() ? text_size_ : peek().begin; }
  std::size_t end_position() const { return at_ == 0 ? 0 : tokens_[at_ - 1].end; }
  [[noreturn]] void stop(std::string what, std::string expected, std::string remedy) const;
  [[noreturn]] void stop_at(std::size_t begin, std::size_t end, std::string what, std::string expected,
                            std::string remedy) const;
  void enter();

  const Tokens& tokens_;
  const Names& names_;
  std::size_t text_size_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace gradjudge::formula
