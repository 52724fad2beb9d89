// SPDX-License-Identifier: MIT
#include "checks/derivation/expression/parser_state.hpp"
#include "checks/derivation/expression/words.hpp"

namespace gradjudge::derivation {

Expression ExpressionReader::command() {
  const std::size_t first = at_;
  const std::string name = peek().text;
  if (name == "frac") return fraction();
  if (name == "sum" || name == "Sigma") return big_sum();
  if (name == "partial") return linear_derivative();
  if (name == "nabla") return nabla();
  if (name == "begin") return environment(false);
  if (name == "Vert") return norm();
  if (name == "{" || name == "left.") return bracketed();
  if (name == "langle") return inner_product();
  // #{i : w_i = w_k} is how many there are.
  if (name == "#" && at_ + 1 < end_ && opens(tokens_[at_ + 1])) {
    ++at_;
    const Stretch set = bracket_stretch();
    return make(Kind::size, first, {}, spelled(tokens_, set));
  }
  if (name == "dots") {
    ++at_;
    return make(Kind::dots, first);
  }
  if (name == "Pr") {
    ++at_;
    return probability(first);
  }
  if (name == "sqrt") {
    ++at_;
    if (next_is('[')) stop("a root of another degree is not known");
    Expression inside = argument();
    return make(Kind::call, first, {std::move(inside)}, "sqrt");
  }
  if (name == "hat") {
    ++at_;
    Expression inside = argument();
    // \hat{y^T} puts the hat on y.
    Expression* symbol = &inside;
    while (symbol->is(Kind::transpose)) symbol = symbol->children.data();
    if (!symbol->is(Kind::symbol)) throw Unreadable("a hat stands on something that is not a symbol", first);
    symbol->hat = true;
    inside.first = first;
    inside.last = at_;
    return inside;
  }
  if (name == "mathbb") {
    ++at_;
    const Stretch letter = argument_at(tokens_, at_, end_);
    const std::string text = spelled(tokens_, letter);
    if (text == "1" || text == "I") return indicator(first);
    return make(Kind::symbol, first, {}, "bb" + text);
  }
  if (name == "delta") {
    ++at_;
    // A scanner, and some writers, put δ for σ.
    if (next_is('(') || next_is('\'')) {
      Expression sigma = named_function("sigma", first);
      sigma.hat = true;
      return sigma;
    }
    if (next_is('_')) {
      ++at_;
      const Stretch script = argument_at(tokens_, at_, end_);
      const auto parts =
          split_outside(tokens_, script, [&](std::size_t i) { return tokens_[i].is_symbol(','); });
      Expression condition;
      if (parts.size() == 2) {
        condition = make(Kind::relation, first, {read(parts[0]), read(parts[1])}, "=");
      } else if (script.end - script.begin == 2) {
        condition = make(Kind::relation, first,
                         {read({script.begin, script.begin + 1}), read({script.begin + 1, script.end})}, "=");
      } else {
        condition = parse_condition(tokens_, script.begin, script.end);
        if (!condition.is(Kind::relation)) throw Unreadable("δ needs two indices", first);
      }
      return make(Kind::indicator, first, {std::move(condition)});
    }
    return make(Kind::symbol, first, {}, "delta");
  }
  const auto function = function_name(name);
  if (!function.empty()) {
    ++at_;
    return named_function(std::string(function), first);
  }
  if (is_greek(name)) {
    ++at_;
    return make(Kind::symbol, first, {}, name);
  }
  stop("'\\" + name + "' is not known");
}

/// ⟨u, v⟩ is u · v.
Expression ExpressionReader::inner_product() {
  const std::size_t first = at_++;
  const std::size_t begin = at_;
  while (at_ < end_ && !tokens_[at_].is_command("rangle")) ++at_;
  if (at_ >= end_) throw Unreadable("'\\langle' is not closed", first);
  const Stretch inside{begin, at_++};
  const auto parts = split_outside(tokens_, inside, [&](std::size_t i) { return tokens_[i].is_symbol(','); });
  if (parts.size() != 2) throw Unreadable("an inner product of two vectors is expected", begin);
  return make(Kind::product, first, {read(parts[0]), read(parts[1])}, " .");
}

/// The function's primes and power, then its argument. Without an argument it is the function itself, a
/// symbol.
Expression ExpressionReader::named_function(const std::string& name, std::size_t first) {
  int primes = 0;
  Expression exponent;
  bool raised = false;
  while (next_is('\'') || next_is('^') || next_is('_')) {
    if (next_is('\'')) {
      ++at_;
      ++primes;
      continue;
    }
    const bool below = next_is('_');
    ++at_;
    const Stretch script = argument_at(tokens_, at_, end_);
    if (below || script.empty()) continue;
    bool all_primes = true;
    for (std::size_t i = script.begin; i < script.end; ++i)
      all_primes &= tokens_[i].is_symbol('\'') || tokens_[i].is_command("prime");
    if (all_primes) {
      primes += static_cast<int>(script.end - script.begin);
    } else {
      exponent = read(script);
      raised = true;
    }
  }
  Expression call;
  const bool has_argument = next_opens() || can_begin_factor() ||
                            ((next_is('-') || next_is('+')) && (name == "log" || name == "exp"));
  if (!has_argument) {
    call = make(Kind::symbol, first, {}, name);
    call.primes = primes;
    return call;
  }
  Expression argument = function_argument();
  std::vector<Expression> arguments;
  if (argument.is(Kind::row)) {
    arguments = std::move(argument.children);
  } else {
    arguments.push_back(std::move(argument));
  }
  call = make(Kind::call, first, std::move(arguments), name);
  call.primes = primes;
  if (raised) return make(Kind::power, first, {std::move(call), std::move(exponent)});
  return call;
}

Expression ExpressionReader::function_argument() {
  if (next_opens()) return bracketed();
  // \sigma{(x)} and log{…}
  if (next_is('{')) return group();
  // Without parentheses: the factors up to the next sign, product sign or function.
  Expression argument = factor();
  while (can_begin_factor()) {
    const Token& token = peek();
    const bool another_function =
        token.is_command("log") || token.is_command("exp") || token.is_command("sigma");
    if (another_function || token.is_symbol('(') || token.is_symbol('[')) break;
    const bool ends_here = argument.is(Kind::quotient) || argument.is(Kind::call) ||
                           argument.is(Kind::big_sum) || (argument.is(Kind::symbol) && argument.hat);
    if (ends_here) break;
    argument = extend(std::move(argument), factor(), ' ');
  }
  return argument;
}

/// P(O = w | C = c) is ŷ_w; so are P(w|c) and P(u_w|v_c).
Expression ExpressionReader::probability(std::size_t first) {
  // \Pr\left(…\right)
  if (!next_opens()) {
    Expression symbol = make(Kind::symbol, first, {}, "P");
    return symbol;
  }
  const Stretch inside = bracket_stretch();
  Stretch outcome = inside;
  for (std::size_t i = inside.begin; i < inside.end; ++i) {
    if (tokens_[i].is_symbol('|') || tokens_[i].is_command("mid") || tokens_[i].is_symbol(';')) {
      outcome.end = i;
      break;
    }
  }
  for (std::size_t i = outcome.begin; i < outcome.end; ++i) {
    if (tokens_[i].is_symbol('=')) {
      outcome.begin = i + 1;
      break;
    }
  }
  if (outcome.empty()) throw Unreadable("a probability of nothing", inside.begin);
  if (outcome.end == inside.end)
    throw Unreadable("a probability needs a condition, as in P(o|c)", inside.begin);
  Expression index = read(outcome);
  // P(u_w|v_c): the word itself.
  if (index.is(Kind::symbol) && index.text == "u" && index.children.size() == 1)
    index = Expression(index.children[0]);
  Expression y_hat = make(Kind::symbol, first, {std::move(index)}, "y");
  y_hat.hat = true;
  return y_hat;
}

Expression ExpressionReader::loss(std::size_t first) {
  std::string subscript_text;
  while (next_is('_') || next_is('^')) {
    const bool below = next_is('_');
    ++at_;
    const Stretch script = argument_at(tokens_, at_, end_);
    if (below) subscript_text += spelled(tokens_, script);
  }
  std::vector<Expression> arguments;
  if (next_is('(') || next_is_command("{")) {
    const std::size_t opened = at_;
    const Stretch inside = bracket_stretch();
    const auto parts = split_outside(tokens_, inside, [&](std::size_t i) {
      return tokens_[i].is_symbol(',') || tokens_[i].is_symbol(';') || tokens_[i].is_symbol('|') ||
             tokens_[i].is_command("mid");
    });
    for (const auto& part : parts) {
      if (part.empty()) continue;
      try {
        arguments.push_back(read(part));
      } catch (const Unreadable&) {
        arguments.push_back({Kind::text, spelled(tokens_, part), false, 0, {}, part.begin, part.end});
      }
    }
    if (arguments.empty()) throw Unreadable("a loss of nothing", opened);
  }
  return make(Kind::loss, first, std::move(arguments), subscript_text);
}

/// \mathbb{1} has been read: its condition, or the vector of ones.
Expression ExpressionReader::indicator(std::size_t first) {
  Stretch condition;
  if (next_is('_')) {
    ++at_;
    condition = argument_at(tokens_, at_, end_);
  } else if (next_opens()) {
    condition = bracket_stretch();
  } else if (next_is('{')) {
    condition = argument_at(tokens_, at_, end_);
  } else {
    return make(Kind::symbol, first, {}, "ones");
  }
  // \mathbb{1}_{\{w=o\}}
  condition = without_brackets(tokens_, condition);
  Expression read_condition = parse_condition(tokens_, condition.begin, condition.end);
  if (!read_condition.is(Kind::relation) && !read_condition.is(Kind::conjunction))
    throw Unreadable("an indicator needs a condition", condition.begin);
  return make(Kind::indicator, first, {std::move(read_condition)});
}

}  // namespace gradjudge::derivation
