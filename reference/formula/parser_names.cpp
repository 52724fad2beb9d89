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

/// The indices behind an array; its `_` is next, or what follows the comma within its braces.
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

}  // namespace gradjudge::formula
