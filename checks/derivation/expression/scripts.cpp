// SPDX-License-Identifier: MIT
#include "checks/derivation/expression/parser_state.hpp"

namespace gradjudge::derivation {
namespace {

bool is_prime(const Token& token) {
  return token.is_symbol('\'') || token.is_command("prime");
}

bool all_primes(const Tokens& tokens, Stretch stretch) {
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    if (!is_prime(tokens[i])) return false;
  }
  return !stretch.empty();
}

bool is_transposition(const Tokens& tokens, Stretch stretch) {
  if (stretch.end - stretch.begin != 1) return false;
  const Token& token = tokens[stretch.begin];
  return token.text == "T" || token.text == "⊺" || token.is_command("top") || token.text == "t" ||
         token.text == "⊤" || token.is_command("mathsf");
}

}  // namespace

Expression ExpressionReader::scripts(Expression base) {
  while (!done()) {
    const Token& token = peek();
    if (is_prime(token)) {
      ++at_;
      if (base.is(Kind::symbol) || base.is(Kind::call)) {
        ++base.primes;
      } else {
        // (e^x)' is the derivative for x.
        const std::size_t first = base.first;
        Expression x = make(Kind::symbol, at_, {}, "x");
        base = make(Kind::derivative, first, {std::move(base), std::move(x)}, "'");
      }
      continue;
    }
    // y[w] is y_w.
    const bool entry = base.is_symbol("y") && base.children.empty() && token.is_symbol('[') &&
                       !token.space_before && at_ + 2 < end_ && tokens_[at_ + 2].is_symbol(']');
    if (entry) {
      subscript(base, {at_ + 1, at_ + 2});
      at_ += 3;
      continue;
    }
    if (!token.is_symbol('_') && !token.is_symbol('^')) break;
    ++at_;
    const Stretch script = argument_at(tokens_, at_, end_);
    if (script.empty()) continue;
    if (token.is_symbol('_')) {
      subscript(base, script);
    } else {
      base = superscript(std::move(base), script);
    }
    base.last = at_;
  }
  return base;
}

Expression ExpressionReader::superscript(Expression base, Stretch script) {
  const std::size_t first = base.first;
  // ^{}^T and ^{{T}}
  while (script.end - script.begin >= 2 && tokens_[script.begin].is_symbol('{') &&
         tokens_[script.end - 1].is_symbol('}')) {
    ++script.begin;
    --script.end;
  }
  if (script.empty()) return base;
  // y^{(w)} is y_w.
  if (base.is_symbol("y") && base.children.empty() && opens(tokens_[script.begin])) {
    subscript(base, without_brackets(tokens_, script));
    return base;
  }
  if (is_transposition(tokens_, script)) return make(Kind::transpose, first, {std::move(base)});
  if (all_primes(tokens_, script)) {
    if (base.is(Kind::symbol) || base.is(Kind::call)) {
      base.primes += static_cast<int>(script.end - script.begin);
      return base;
    }
    Expression x = make(Kind::symbol, at_, {}, "x");
    return make(Kind::derivative, first, {std::move(base), std::move(x)}, "'");
  }
  // u_o^{T}: a transposition with a subscript of the same base may come in either order, and ^{T'} is a
  // mistake.
  const std::string text = spelled(tokens_, script);
  if (text == "-1" && !base.is(Kind::number)) return make(Kind::inverse, first, {std::move(base)});
  if (text == "-T" || text == "-top") {
    Expression inverse = make(Kind::inverse, first, {std::move(base)});
    return make(Kind::transpose, first, {std::move(inverse)});
  }
  Expression exponent = read(script);
  const bool plain_e = base.is_symbol("e") && base.children.empty() && base.primes == 0;
  if (plain_e) return make(Kind::call, first, {std::move(exponent)}, "exp");
  return make(Kind::power, first, {std::move(base), std::move(exponent)});
}

void ExpressionReader::subscript(Expression& base, Stretch script) {
  // ^T may stand before the subscript: u^T_o.
  Expression* owner = &base;
  while ((owner->is(Kind::transpose) || owner->is(Kind::power)) && !owner->children.empty())
    owner = owner->children.data();
  const auto parts = split_outside(tokens_, script, [&](std::size_t i) { return tokens_[i].is_symbol(','); });
  Expression index;
  try {
    index = parse_condition(tokens_, parts[0].begin, parts[0].end);
    if (parts.size() > 1) {
      const Expression second = parse_condition(tokens_, parts[1].begin, parts[1].end);
      // v_{w, w ≠ c} is v_w; U_{o, …} is something else.
      if (!second.is(Kind::relation)) throw Unreadable("", script.begin);
    }
  } catch (const Unreadable&) {
    index = make(Kind::text, script.begin, {}, spelled(tokens_, script));
  }
  const bool takes = owner->is(Kind::symbol) && owner->children.empty();
  if (takes) {
    owner->children.push_back(std::move(index));
    return;
  }
  if (owner->is(Kind::symbol)) {
    // A second subscript, v_{c}_{}: empty ones are passed over before; others are read as one.
    owner->children[0] =
        make(Kind::text, script.begin, {}, owner->children[0].text + "," + spelled(tokens_, script));
    return;
  }
  const std::size_t first = owner->first;
  *owner = make(Kind::component, first, {std::move(*owner), std::move(index)});
}

std::string index_name(const Expression& symbol) {
  return symbol.text + std::string(static_cast<std::size_t>(symbol.primes), '\'');
}

}  // namespace gradjudge::derivation
