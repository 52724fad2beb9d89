// SPDX-License-Identifier: MIT
#include "checks/derivation/expression/parser.hpp"

#include <algorithm>

#include "checks/derivation/expression/parser_state.hpp"
#include "checks/derivation/expression/words.hpp"

namespace gradjudge::derivation {
namespace {

/// The relation that is written at `at`, which moves behind it: = != < <= > >= in notin.
std::string take_relation(const Tokens& tokens, std::size_t& at, std::size_t end) {
  const Token& token = tokens[at++];
  const bool then_equal = at < end && tokens[at].is_symbol('=');
  if (token.is_symbol('!')) {
    if (then_equal) ++at;
    return "!=";
  }
  if (token.is_command("not") && at < end) return tokens[at++].is_command("in") ? "notin" : "!=";
  if (token.is_symbol('<') || token.is_command("lt")) {
    if (then_equal) ++at;
    return then_equal ? "<=" : "<";
  }
  if (token.is_symbol('>') || token.is_command("gt")) {
    if (then_equal) ++at;
    return then_equal ? ">=" : ">";
  }
  if (token.is_symbol('=')) {
    if (then_equal) ++at;
    return "=";
  }
  if (token.is_command("le")) return "<=";
  if (token.is_command("ge")) return ">=";
  if (token.is_command("neq")) return "!=";
  if (token.is_command("in")) return "in";
  if (token.is_command("notin")) return "notin";
  return "=";
}

}  // namespace

Expression ExpressionReader::make(Kind kind, std::size_t first, std::vector<Expression> children,
                                  std::string text) const {
  Expression expression;
  expression.kind = kind;
  expression.text = std::move(text);
  expression.children = std::move(children);
  expression.first = first;
  expression.last = at_;
  return expression;
}

Expression ExpressionReader::read(Stretch stretch) const {
  if (depth_ >= maximal_nesting) throw Unreadable("nested too deeply", stretch.begin);
  return ExpressionReader(tokens_, stretch, depth_ + 1).whole();
}

Expression ExpressionReader::argument() {
  return read(argument_at(tokens_, at_, end_));
}

Expression ExpressionReader::whole() {
  Expression expression = sum();
  if (done()) return expression;
  const Token& token = peek();
  const bool remark = token.is_symbol(',') || token.is_symbol(';') || token.is_symbol('.') ||
                      token.is_symbol(':') || token.is_symbol('&') || token.kind == Token::Kind::text ||
                      token.is_command("because") || token.is_command("therefore") ||
                      token.is_command("forall") || token.is_command("\\") || token.is_command("right.") ||
                      begins_remark(known_word(tokens_, at_, end_)) || next_opens();
  if (!remark) stop("'" + as_written(token) + "' is not expected here");
  return expression;
}

Expression ExpressionReader::sum() {
  if (++depth_ > maximal_nesting) stop("nested too deeply");
  const std::size_t first = at_;
  std::vector<Expression> terms;
  while (!done()) {
    const std::size_t sign_at = at_;
    bool minus = false;
    bool sign = false;
    while (next_is('+') || next_is('-')) {
      minus ^= next_is('-');
      sign = true;
      ++at_;
    }
    if (!terms.empty() && !sign) break;
    Expression term = product();
    terms.push_back(minus ? make(Kind::negate, sign_at, {std::move(term)}) : std::move(term));
  }
  --depth_;
  if (terms.empty()) stop("the formula ends where an expression is expected");
  if (terms.size() == 1) return std::move(terms.front());
  return make(Kind::add, first, std::move(terms));
}

std::string ExpressionReader::joining_operator() {
  if (done()) return {};
  const Token& token = peek();
  if (token.is_command("cdot")) return ++at_, ".";
  if (token.is_command("times") || token.is_symbol('*')) return ++at_, "*";
  if (token.is_command("odot") || token.is_command("circ")) return ++at_, "o";
  if (token.is_command("otimes")) return ++at_, "x";
  return {};
}

bool ExpressionReader::next_opens() const {
  return !done() && opens(peek());
}

bool ExpressionReader::can_begin_factor() const {
  if (done()) return false;
  const Token& token = peek();
  switch (token.kind) {
    case Token::Kind::number:
      return true;
    case Token::Kind::letter:
      return !begins_remark(known_word(tokens_, at_, end_));
    case Token::Kind::text:
      return !function_name(token.text).empty();
    case Token::Kind::symbol:
      if (token.is_symbol('(') || token.is_symbol('[')) {
        // (when w ≠ c) is a remark.
        return !(at_ + 1 < end_ && tokens_[at_ + 1].kind == Token::Kind::text &&
                 function_name(tokens_[at_ + 1].text).empty());
      }
      if (token.is_symbol('.')) {
        return at_ + 2 < end_ && tokens_[at_ + 1].is_symbol('.') && tokens_[at_ + 2].is_symbol('.');
      }
      if (token.is_symbol('|')) return true;
      return token.is_symbol('{') || token.is_symbol('_') || token.is_symbol('^');
    case Token::Kind::command:
      break;
  }
  static const char* const starters[] = {"frac", "hat",   "sum",    "Sigma", "partial", "nabla",
                                         "sqrt", "begin", "mathbb", "dots",  "Pr",      "Vert",
                                         "{",    "left.", "langle", "#"};
  for (const char* starter : starters) {
    if (token.text == starter) return true;
  }
  return is_greek(token.text) || !function_name(token.text).empty();
}

Expression ExpressionReader::extend(Expression left, Expression right, char joined) const {
  if (left.is(Kind::product)) {
    left.children.push_back(std::move(right));
    left.text.push_back(joined);
    left.last = at_;
    return left;
  }
  const std::size_t first = left.first;
  return make(Kind::product, first, {std::move(left), std::move(right)}, std::string(" ") + joined);
}

Expression ExpressionReader::product() {
  const std::size_t first = at_;
  if (!can_begin_factor()) {
    if (done()) stop("the formula ends where an expression is expected");
    stop("'" + as_written(peek()) + "' is not expected here");
  }
  Expression left = factor();
  bool nested_product = left.is(Kind::product);
  while (!done()) {
    if (next_is('/')) {
      ++at_;
      Expression denominator = factor();
      left = make(Kind::quotient, first, {std::move(left), std::move(denominator)});
      nested_product = false;
      continue;
    }
    // 0 . log(x): a full stop between a number and what it multiplies.
    const bool full_stop =
        next_is('.') && at_ + 1 < end_ && left.is(Kind::number) && !tokens_[at_ + 1].is_symbol('.');
    std::string joined = joining_operator();
    if (full_stop) {
      ++at_;
      joined = ".";
    }
    bool minus = false;
    while (!joined.empty() && (next_is('-') || next_is('+'))) {
      minus ^= next_is('-');
      ++at_;
    }
    if (joined.empty() && !can_begin_factor()) break;
    if (done()) stop("a factor is expected");
    const std::size_t factor_at = at_;
    Expression right = factor();
    if (minus) right = make(Kind::negate, factor_at, {std::move(right)});
    // A group that is itself a product stays one factor.
    if (nested_product) {
      left = make(Kind::product, first, {std::move(left), std::move(right)},
                  std::string(" ") + (joined.empty() ? ' ' : joined[0]));
      nested_product = false;
    } else {
      left = extend(std::move(left), std::move(right), joined.empty() ? ' ' : joined[0]);
    }
  }
  return left;
}

Expression ExpressionReader::factor() {
  if (++depth_ > maximal_nesting) stop("nested too deeply");
  while (next_is('{') && at_ + 1 < end_ && tokens_[at_ + 1].is_symbol('}')) at_ += 2;
  Expression expression = scripts(primary());
  --depth_;
  return expression;
}

Parsed parse_expression(const Tokens& tokens, std::size_t begin, std::size_t end) {
  return {ExpressionReader(tokens, {begin, end}, 0).whole(), false};
}

Expression parse_condition(const Tokens& tokens, std::size_t begin, std::size_t end) {
  using Kind = Expression::Kind;
  // Words around a condition (if, for all, when) are left out.
  while (begin < end && (tokens[begin].kind == Token::Kind::text || tokens[begin].is_symbol(',') ||
                         tokens[begin].is_command("forall") || tokens[begin].is_symbol('&'))) {
    ++begin;
  }
  for (std::string word = known_word(tokens, begin, end); begins_remark(word);
       word = known_word(tokens, begin, end)) {
    begin += word.size();
  }
  while (end - begin > 2 && tokens[begin].is_symbol('{') && tokens[end - 1].is_symbol('}')) {
    ++begin;
    --end;
  }
  std::vector<Stretch> sides;
  std::vector<std::string> relations;
  std::size_t side = begin;
  int depth = 0;
  for (std::size_t i = begin; i < end;) {
    const Token& token = tokens[i];
    if (token.is_symbol('{') || opens(token)) ++depth;
    if (token.is_symbol('}') || closes(token)) --depth;
    if (depth == 0 && is_relation(token)) {
      sides.push_back({side, i});
      relations.push_back(take_relation(tokens, i, end));
      side = i;
      continue;
    }
    if (depth == 0 && (token.kind == Token::Kind::text || token.is_symbol(',') || token.is_symbol(';') ||
                       token.is_symbol('.'))) {
      end = i;
      break;
    }
    ++i;
  }
  sides.push_back({side, end});
  if (relations.empty()) {
    if (begin >= end) return {Kind::text, "otherwise", false, 0, {}, begin, end};
    return ExpressionReader(tokens, {begin, end}, 1).whole();
  }
  std::vector<Expression> conditions;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const auto read_side = [&](Stretch stretch) {
      const bool set = relations[i] == "in" || relations[i] == "notin";
      if (set && stretch.begin == sides[i + 1].begin)
        return Expression{Kind::text, spelled(tokens, stretch), false, 0, {}, stretch.begin, stretch.end};
      return ExpressionReader(tokens, stretch, 1).whole();
    };
    conditions.push_back({Kind::relation,
                          relations[i],
                          false,
                          0,
                          {read_side(sides[i]), read_side(sides[i + 1])},
                          sides[i].begin,
                          sides[i + 1].end});
  }
  if (conditions.size() == 1) return conditions.front();
  return {Kind::conjunction, "", false, 0, conditions, begin, end};
}

}  // namespace gradjudge::derivation
