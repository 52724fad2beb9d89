// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <utility>

#include "reference/formula/parser.hpp"

namespace gradjudge::formula {

/// \sum, \prod, \max_j, \min_j: its limits, then its body.
Expression Parser::reduction(const std::string& name) {
  const std::size_t begin = tokens_[at_ - 1].begin;
  Expression reduction = make(Kind::reduction, begin, {}, name);
  const std::size_t before = bound.size();
  reduction.children.emplace_back();  // the body, once it is read
  binders(reduction);
  enter();
  reduction.children[0] = reduction_body(reduction);
  --depth_;
  bound.resize(before);
  reduction.end = end_position();
  return reduction;
}

/// A sum's body is the product that follows; a maximum's is one factor or a bracket.
Expression Parser::reduction_body(const Expression& reduction) {
  return reduction.text == "sum" || reduction.text == "prod" ? product() : factor();
}

void Parser::binders(Expression& reduction) {
  if (is_symbol('^')) {
    stop("an upper limit stands before the lower one", "\\sum_{…}^{…}", "write the lower limit first");
  }
  if (!take_symbol('_')) {
    stop("\\" + reduction.text + " names no index", "\\" + reduction.text + "_j …",
         "say which index it runs over");
  }
  const bool braces = take_symbol('{');
  do {
    binder(reduction);
  } while (braces && (take_symbol(',') || is_unbound_letter(at_)));
  if (braces) expect_symbol('}', "in the limits of \\" + reduction.text);
  if (is_symbol('^')) {
    ++at_;
    Expression to = argument();
    if (reduction.binders.size() != 1 || reduction.binders[0].from.empty()) {
      stop_at(to.begin, to.end, "an upper limit without a lower one for one index", "\\sum_{j=1}^{N}",
              "write both limits, or none");
    }
    reduction.binders[0].to = {std::move(to)};
  }
}

/// 1 ≤ j ≤ N binds j, and i < j whichever of the two nothing binds yet.
void Parser::bind_compared_letters(Expression& reduction) {
  const auto compares = [&](std::size_t at) {
    return tokens_[at].is_command("le") || tokens_[at].is_command("leq") || tokens_[at].is_symbol('<');
  };
  for (std::size_t i = at_; i < tokens_.size() && !tokens_[i].is_symbol('}') && !tokens_[i].is_symbol(',');
       ++i) {
    if (i == at_ || !compares(i - 1) || !is_unbound_letter(i)) continue;
    bound.push_back(tokens_[i].text);
    reduction.binders.push_back({tokens_[i].text, {}, {}, {}});
  }
}

/// j; j = 1; 1 ≤ j ≤ N; j ≠ y_i; i < j. A letter that nothing binds is bound here.
void Parser::binder(Expression& reduction) {
  const auto bind = [&] {
    const std::string letter = peek().text;
    bound.push_back(letter);
    reduction.binders.push_back({letter, {}, {}, {}});
  };
  if (is_unbound_letter(at_)) {
    bind();
    const bool alone = at_ + 1 >= tokens_.size() || is_symbol('}', 1) || is_symbol(',', 1) ||
                       tokens_[at_ + 1].kind == Token::Kind::letter || is_symbol('^', 1);
    if (alone || tokens_[at_ - 1].is_symbol('_')) {
      ++at_;
      return;
    }
    if (is_symbol('=', 1)) {
      at_ += 2;
      reduction.binders.back().from = {sum()};
      return;
    }
  }
  bind_compared_letters(reduction);
  Expression restriction = condition();
  std::vector<Expression> conditions = restriction.is(Kind::conjunction)
                                           ? std::move(restriction.children)
                                           : std::vector{std::move(restriction)};
  for (auto& one : conditions) {
    auto* last = reduction.binders.empty() ? nullptr : &reduction.binders.back();
    const bool lower = last != nullptr && one.text == "<=" && one.children[1].is(Kind::index) &&
                       one.children[1].text == last->index && last->from.empty();
    const bool upper = last != nullptr && one.text == "<=" && one.children[0].is(Kind::index) &&
                       one.children[0].text == last->index && !last->from.empty();
    if (lower) {
      last->from = {one.children[0]};
    } else if (upper) {
      last->to = {one.children[1]};
    } else {
      reduction.children.push_back(std::move(one));
    }
  }
}

bool Parser::is_relation() const {
  if (done()) return false;
  if (peek().kind == Token::Kind::symbol)
    return is_symbol('=') || is_symbol('<') || is_symbol('>') || peek().text == "≠" || peek().text == "≤" ||
           peek().text == "≥";
  static constexpr std::string_view commands[] = {"ne", "neq", "le",       "leq", "leqslant",
                                                  "ge", "geq", "geqslant", "lt",  "gt"};
  return peek().kind == Token::Kind::command &&
         std::find(std::begin(commands), std::end(commands), peek().text) != std::end(commands);
}

std::string Parser::take_relation() {
  const std::string text = peek().text;
  ++at_;
  if (text == "=") return "=";
  if (text == "<" || text == "lt") return "<";
  if (text == ">" || text == "gt") return ">";
  if (text.starts_with("n") || text == "≠") return "!=";
  return text.starts_with("l") || text == "≤" ? "<=" : ">=";
}

/// a = b, a < b ≤ c, and several of them joined by commas within an indicator.
Expression Parser::condition() {
  const std::size_t begin = position();
  std::vector<Expression> relations;
  Expression left = sum();
  if (!is_relation())
    stop("a condition has no relation", "=, \\ne, <, \\le, > or \\ge", "compare two values");
  while (is_relation()) {
    const std::string how = take_relation();
    Expression right = sum();
    relations.push_back(make(Kind::relation, left.begin, {left, right}, how));
    left = std::move(right);
  }
  return relations.size() == 1 ? std::move(relations[0])
                               : make(Kind::conjunction, begin, std::move(relations));
}

Expression Parser::indicator() {
  const std::size_t begin = tokens_[at_ - 1].begin;
  take_symbol('_');
  std::string_view close;
  if (take_command("{"))
    close = "\\}";
  else if (take_symbol('['))
    close = "]";
  else if (take_symbol('('))
    close = ")";
  else if (take_symbol('{'))
    close = "}";
  else
    stop("an indicator without a condition", "\\mathbb{1}\\{…\\}", "write the condition in braces");
  Expression holds = condition();
  if (!(close == "\\}" ? take_command("}") : take_symbol(close[0])))
    stop("an indicator is not closed", "'" + std::string(close) + "'", "close it");
  return make(Kind::indicator, begin, {std::move(holds)});
}

/// \begin{cases} value & condition \\ … \\ value & otherwise \end{cases}.
Expression Parser::cases() {
  const std::size_t begin = tokens_[at_ - 1].begin;
  const auto environment = [&] {
    expect_symbol('{', "after \\begin or \\end");
    if (!is_word("cases", at_)) stop("an unknown environment", "cases", "write the formula without it");
    at_ += 5;
    expect_symbol('}', "after the environment's name");
  };
  environment();
  std::vector<Expression> branches;
  bool otherwise = false;
  while (!is_command("end")) {
    if (done()) stop("cases are not closed", "\\end{cases}", "close them");
    if (otherwise) stop("a case follows the one for otherwise", "\\end{cases}", "move it up");
    branches.push_back(sum());
    take_symbol(',');
    expect_symbol('&', "after the value of a case");
    for (const std::string_view word : {"if", "for", "when", "where"}) {
      if (is_word(word, at_)) at_ += word.size();
    }
    for (const std::string_view word : {"otherwise", "else"}) {
      if (!is_word(word, at_)) continue;
      at_ += word.size();
      otherwise = true;
    }
    if (!otherwise) branches.push_back(condition());
    take_symbol(',');
    take_symbol('.');
    take_command("\\");
  }
  ++at_;
  environment();
  if (!otherwise) {
    stop_at(begin, end_position(), "the cases do not say what holds otherwise", "a last line `… & otherwise`",
            "add it, so that the function is defined everywhere");
  }
  return make(Kind::cases, begin, std::move(branches));
}

}  // namespace gradjudge::formula
