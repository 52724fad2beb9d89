// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "reference/formula/functions.hpp"
#include "reference/formula/parser.hpp"

namespace gradjudge::formula {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list.empty() ? "a declared name" : "one of " + list;
}

}  // namespace

/// A name with its indices.
Expression Parser::named(Names::Found found) {
  const std::size_t begin = position();
  at_ = found.end;
  Expression name = make(Kind::name, begin, {}, std::move(found.name));
  if (found.open_subscript) return subscripted(std::move(name), true);
  return name;
}

Expression Parser::index(std::string name) {
  const std::size_t begin = position();
  ++at_;
  return make(Kind::index, begin, {}, std::move(name));
}

/// The indices behind an array; its `_` is next, or the comma within its braces.
Expression Parser::subscripted(Expression base, bool opened) {
  std::vector<Expression> children;
  const std::size_t begin = base.begin;
  children.push_back(std::move(base));
  for (auto& one : subscript_list(opened)) children.push_back(std::move(one));
  return make(Kind::subscript, begin, std::move(children));
}

/// i, ij, {i,j}, {n,c,i+p,j+q}, {i y_i}: side by side or after commas.
std::vector<Expression> Parser::subscript_list(bool opened) {
  std::vector<Expression> list;
  if (!opened) {
    ++at_;
    if (!take_symbol('{')) {
      list.push_back(argument());
      return list;
    }
  } else {
    expect_symbol(',', "in a subscript");
  }
  while (!is_symbol('}')) {
    if (done()) stop("a subscript is not closed", "}", "close it");
    const bool arithmetic_follows = [&] {
      // Between commas one index is a sum; side by side each is a factor.
      int depth = 0;
      for (std::size_t i = at_; i < tokens_.size(); ++i) {
        if (tokens_[i].is_symbol('{')) ++depth;
        if (tokens_[i].is_symbol('}') && depth-- == 0) return false;
        if (depth == 0 && tokens_[i].is_symbol(',')) return true;
        if (depth == 0 && (tokens_[i].is_symbol('+') || tokens_[i].is_symbol('-'))) return true;
      }
      return false;
    }();
    list.push_back(arithmetic_follows ? sum() : factor());
    take_symbol(',');
  }
  ++at_;
  return list;
}

bool Parser::is_unbound_letter(std::size_t at) const {
  return at < tokens_.size() && tokens_[at].kind == Token::Kind::letter && !names_.find(tokens_, at) &&
         std::find(bound.begin(), bound.end(), tokens_[at].text) == bound.end();
}

Expression Parser::letters() {
  const std::string word = function_word();
  if (!word.empty()) {
    at_ += word.size();
    return function(word);
  }
  const std::string letter = peek().text;
  if (std::find(bound.begin(), bound.end(), letter) != bound.end()) return index(letter);
  if (letter == "e" && is_symbol('^', 1)) return exponential();
  std::vector<std::string> known = names_.all();
  std::string found = letter;
  // A word that nobody declared is named whole.
  for (std::size_t i = at_ + 1;
       i < tokens_.size() && tokens_[i].kind == Token::Kind::letter && tokens_[i].begin == tokens_[i - 1].end;
       ++i)
    found += tokens_[i].text;
  const std::string which = found.size() > 1 && function_word().empty()
                                ? "'" + found + "' is no name, and '" + letter + "' is none either"
                                : "'" + letter + "' is no name and no index that is bound here";
  stop_at(position(), peek().end, which, joined(known),
          "declare it, define it in `where`, or bind it: \\sum_" + letter);
}

/// e^x.
Expression Parser::exponential() {
  const std::size_t begin = position();
  at_ += 2;
  Expression exponent = argument();
  return make(Kind::call, begin, {std::move(exponent)}, "exp");
}

Expression Parser::command() {
  const std::string name = peek().text;
  if (name == "frac" || name == "dfrac" || name == "tfrac") {
    ++at_;
    return fraction();
  }
  if (name == "sqrt") {
    ++at_;
    return square_root();
  }
  if (name == "lVert" || name == "|" || name == "Vert") {
    ++at_;
    return norm();
  }
  if (name == "lvert" || name == "vert") {
    ++at_;
    return bars(name == "lvert" ? "rvert" : "vert");
  }
  if (name == "{") {
    ++at_;
    return group("\\}");
  }
  if (name == "indicator") {
    ++at_;
    return indicator();
  }
  if (name == "begin") {
    ++at_;
    return cases();
  }
  if (name == "sum" || name == "prod") {
    ++at_;
    return reduction(name);
  }
  if (find_function(name) != nullptr) {
    ++at_;
    return function(name);
  }
  if (is_greek(name)) {
    stop("\\" + name + " is not declared", joined(names_.all()),
         "declare it under `data` or `inputs`, or define it in `where`");
  }
  stop("\\" + name + " is unknown", "a function of the language or a declared name",
       "write it with what the language has, or declare it with symbol: '\\" + name + "'");
}

/// A function and its arguments: in parentheses, or the one factor that follows.
Expression Parser::function(const std::string& spelling) {
  const std::size_t begin = tokens_[at_ - 1].begin;
  const Function& function = *find_function(spelling);
  const std::string name(function.name);
  if ((name == "max" || name == "min") && is_symbol('_')) return reduction(name);
  Expression power;
  const bool has_power = is_symbol('^');
  if (has_power) {  // \sin^2 x, \sigma'(x) is not in the language
    ++at_;
    power = argument();
  }
  std::vector<Expression> arguments;
  const bool opens = is_symbol('(') || is_symbol('[') || is_command("{");
  if (opens) {
    const std::string_view close = is_symbol('(') ? ")" : is_symbol('[') ? "]" : "\\}";
    ++at_;
    arguments.push_back(sum());
    while (take_symbol(',')) arguments.push_back(sum());
    if (!(close == "\\}" ? take_command("}") : take_symbol(close[0])))
      stop("the arguments of " + name + " are not closed", "'" + std::string(close) + "'", "close them");
  } else {
    arguments.push_back(factor());
    const bool more = can_begin_factor() && !begins_function() && !is_symbol('(');
    if (more && arguments[0].kind != Kind::call && arguments[0].kind != Kind::reduction) {
      stop("where the argument of " + name + " ends is not clear", "parentheses",
           "write " + name + "(…) around what it is of");
    }
  }
  const auto wanted = static_cast<std::size_t>(function.arguments);
  const bool any_number = function.arguments < 0;
  if (!any_number && arguments.size() != wanted) {
    stop_at(begin, end_position(), name + " has " + std::to_string(arguments.size()) + " arguments",
            std::to_string(wanted), "mend the commas");
  }
  Expression call = make(Kind::call, begin, std::move(arguments), name);
  return has_power ? make(Kind::power, begin, {std::move(call), std::move(power)}) : call;
}

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
Expression Parser::reduction_body(Expression reduction) {
  return reduction.text == "sum" || reduction.text == "prod" ? product() : factor();
}

void Parser::binders(Expression& reduction) {
  std::size_t upper = 0;  // where the upper limit begins, 0: none
  if (is_symbol('^')) {
    stop("an upper limit stands before the lower one", "\\sum_{…}^{…}", "write the lower limit first");
  }
  if (!take_symbol('_')) {
    stop("\\" + reduction.text + " names no index", "\\" + reduction.text + "_j …",
         "say which index it runs over");
  }
  const bool braces = take_symbol('{');
  if (braces) {
    int depth = 0;
    for (std::size_t i = at_; i < tokens_.size(); ++i) {
      if (tokens_[i].is_symbol('{')) ++depth;
      if (tokens_[i].is_symbol('}') && depth-- == 0) {
        if (i + 1 < tokens_.size() && tokens_[i + 1].is_symbol('^')) upper = i + 2;
        break;
      }
    }
  } else if (is_symbol('^', 1)) {
    upper = at_ + 2;
  }
  do {
    binder(reduction, upper);
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

/// j; j = 1; 1 ≤ j ≤ N; j ≠ y_i; i < j. A letter that nothing binds is bound here.
void Parser::binder(Expression& reduction, std::size_t) {
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
  } else {
    // 1 ≤ j ≤ N binds j.
    for (std::size_t i = at_; i < tokens_.size() && !tokens_[i].is_symbol('}') && !tokens_[i].is_symbol(',');
         ++i) {
      const bool after_relation =
          i > at_ && (tokens_[i - 1].is_command("le") || tokens_[i - 1].is_command("leq") ||
                      tokens_[i - 1].is_symbol('<'));
      if (after_relation && is_unbound_letter(i)) {
        bound.push_back(tokens_[i].text);
        reduction.binders.push_back({tokens_[i].text, {}, {}, {}});
        break;
      }
    }
  }
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
