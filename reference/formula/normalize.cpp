// SPDX-License-Identifier: MIT
#include "reference/formula/normalize.hpp"

#include <algorithm>
#include <array>

namespace gradjudge::formula {
namespace {

constexpr std::array fonts = {"mathbf", "boldsymbol", "bm",     "mathrm", "mathit",       "mathsf", "mathcal",
                              "text",   "textrm",     "mathtt", "vec",    "operatorname", "mathbb", "mathds"};

bool is_font(const Token& token) {
  return token.kind == Token::Kind::command &&
         std::find(fonts.begin(), fonts.end(), token.text) != fonts.end();
}

bool is_symbol_at(const Tokens& tokens, std::size_t at, char symbol) {
  return at < tokens.size() && tokens[at].is_symbol(symbol);
}

std::size_t closing_brace(const Tokens& tokens, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < tokens.size(); ++at) {
    if (tokens[at].is_symbol('{')) ++depth;
    if (tokens[at].is_symbol('}') && --depth == 0) return at;
  }
  return tokens.size();
}

bool opens_condition(const Tokens& tokens, std::size_t at) {
  return at < tokens.size() &&
         (tokens[at].is_command("{") || tokens[at].is_symbol('[') || tokens[at].is_symbol('(') ||
          tokens[at].is_symbol('_') || tokens[at].is_symbol('{'));
}

}  // namespace

Tokens normalize(const Tokens& tokens) {
  Tokens plain;
  std::vector<std::size_t> dropped;  // closing braces of fonts
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (std::find(dropped.begin(), dropped.end(), at) != dropped.end()) continue;
    if (!is_font(tokens[at])) {
      plain.push_back(tokens[at]);
      continue;
    }
    const bool braces = is_symbol_at(tokens, at + 1, '{');
    const std::size_t inside = at + (braces ? 2 : 1);
    const std::size_t close = braces ? closing_brace(tokens, at + 1) : inside;
    const std::size_t after = braces ? close + 1 : inside + 1;
    const bool one = inside < tokens.size() && (tokens[inside].text == "1" || tokens[inside].text == "I") &&
                     after == inside + (braces ? 2U : 1U);
    if (one && opens_condition(tokens, after)) {
      plain.push_back({Token::Kind::command, "indicator", tokens[at].begin, tokens[after - 1].end});
      at = after - 1;
    } else if (braces) {
      dropped.push_back(close);
      ++at;
    }
  }
  return plain;
}

}  // namespace gradjudge::formula
