// SPDX-License-Identifier: MIT
#include "checks/derivation/expression/parser_state.hpp"
#include "checks/derivation/expression/words.hpp"

namespace gradjudge::derivation {
namespace {

bool is_differential(const Tokens& tokens, Stretch stretch) {
  if (stretch.empty()) return false;
  const Token& token = tokens[stretch.begin];
  return token.is_command("partial") || (token.kind == Token::Kind::letter && token.text == "d");
}

}  // namespace

Expression ExpressionReader::fraction() {
  const std::size_t first = at_++;
  const Stretch numerator = argument_at(tokens_, at_, end_);
  const Stretch denominator = argument_at(tokens_, at_, end_);
  return fraction_of(numerator, denominator, first);
}

Expression ExpressionReader::fraction_of(Stretch numerator, Stretch denominator, std::size_t first) {
  bool minus = false;
  Stretch above = numerator;
  if (!above.empty() && tokens_[above.begin].is_symbol('-') &&
      is_differential(tokens_, {above.begin + 1, above.end})) {
    minus = true;
    ++above.begin;
  }
  const bool partial = is_differential(tokens_, above) && tokens_[above.begin].is_command("partial");
  // \frac{\partial J}{v_c}, the second ∂ forgotten, is a derivative too; \frac{d}{v} is not.
  const bool is_derivative =
      is_differential(tokens_, above) && (partial || is_differential(tokens_, denominator));
  if (!is_derivative) {
    if (numerator.empty() || denominator.empty()) throw Unreadable("a fraction lacks a part", first);
    Expression top = read(numerator);
    Expression bottom = read(denominator);
    return make(Kind::quotient, first, {std::move(top), std::move(bottom)});
  }
  Stretch below = denominator;
  if (is_differential(tokens_, below)) ++below.begin;
  // \frac{\partial}{\partial {v_c}}
  Expression variable = read(below);
  ++above.begin;
  Expression derivative;
  if (above.empty()) {
    derivative = operator_on_rest(std::move(variable), first, "frac");
  } else {
    Expression operand = read(above);
    derivative = make(Kind::derivative, first, {std::move(operand), std::move(variable)}, "frac");
  }
  if (minus) return make(Kind::negate, first, {std::move(derivative)});
  return derivative;
}

/// ∂J/∂v_c on one line.
Expression ExpressionReader::linear_derivative() {
  const std::size_t first = at_++;
  // ∂_x f
  if (next_is('_')) {
    ++at_;
    Expression variable = argument();
    return operator_on_rest(std::move(variable), first, "nabla");
  }
  Expression operand = factor();
  if (!next_is('/')) stop("'/' is expected after a differential");
  ++at_;
  if (!done() && is_differential(tokens_, {at_, end_})) ++at_;
  Expression variable = factor();
  return make(Kind::derivative, first, {std::move(operand), std::move(variable)}, "/");
}

Expression ExpressionReader::nabla() {
  const std::size_t first = at_++;
  if (next_is('_')) {
    ++at_;
    Expression variable = argument();
    return operator_on_rest(std::move(variable), first, "nabla");
  }
  // ∇v_c: the gradient for v_c of the loss in force.
  Expression variable = factor();
  Expression in_force = make(Kind::loss, first);
  return make(Kind::derivative, first, {std::move(in_force), std::move(variable)}, "nabla_of");
}

Expression ExpressionReader::operator_on_rest(Expression variable, std::size_t first, const char* written) {
  while (next_is_command("cdot") || next_is_command("times")) ++at_;
  bool minus = false;
  while (next_is('-') || next_is('+')) {
    minus ^= next_is('-');
    ++at_;
  }
  if (!can_begin_factor()) stop("a differential operator stands before nothing");
  Expression operand = product();
  const std::size_t begins = operand.first;
  if (minus) operand = make(Kind::negate, begins, {std::move(operand)});
  return make(Kind::derivative, first, {std::move(operand), std::move(variable)}, written);
}

Expression ExpressionReader::big_sum() {
  const std::size_t first = at_++;
  Stretch lower;
  Stretch upper;
  while (next_is('_') || next_is('^')) {
    const bool below = next_is('_');
    ++at_;
    (below ? lower : upper) = argument_at(tokens_, at_, end_);
  }
  std::string variable;
  std::vector<Expression> clauses = read_limits(tokens_, lower, upper, variable, depth_);
  bool minus = false;
  while (next_is('-') || next_is('+')) {
    minus ^= next_is('-');
    ++at_;
  }
  if (!can_begin_factor()) stop("a sum of nothing");
  Expression body = product();
  const std::size_t begins = body.first;
  if (minus) body = make(Kind::negate, begins, {std::move(body)});
  std::vector<Expression> children{std::move(body)};
  for (auto& clause : clauses) children.push_back(std::move(clause));
  return make(Kind::big_sum, first, std::move(children), variable);
}

}  // namespace gradjudge::derivation
