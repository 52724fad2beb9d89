// SPDX-License-Identifier: MIT
#include "reference/formula/token.hpp"

#include <algorithm>
#include <array>

namespace gradjudge::formula {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Commands that change how a formula looks, never what it means.
constexpr std::array layout = {
    ",",      ";",        ":",         "!",        " ",        "quad",  "qquad",        "left",
    "right",  "middle",   "big",       "Big",      "bigg",     "Bigg",  "bigl",         "bigr",
    "Bigl",   "Bigr",     "biggl",     "biggr",    "Biggl",    "Biggr", "displaystyle", "textstyle",
    "limits", "nolimits", "thinspace", "nonumber", "mathstrut"};

bool is_layout(const Token& token) {
  return token.kind == Token::Kind::command &&
         std::find(layout.begin(), layout.end(), token.text) != layout.end();
}

std::size_t end_of_character(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

Token read_token(std::string_view latex, std::size_t at) {
  const char c = latex[at];
  if (c == '\\' && at + 1 < latex.size()) {
    std::size_t end = at + 1;
    while (end < latex.size() && is_letter(latex[end])) ++end;
    if (end == at + 1) end = end_of_character(latex, end);
    return {Token::Kind::command, std::string(latex.substr(at + 1, end - at - 1)), at, end};
  }
  const auto kind = is_letter(c)  ? Token::Kind::letter
                    : is_digit(c) ? Token::Kind::digit
                                  : Token::Kind::symbol;
  const std::size_t end = end_of_character(latex, at);
  return {kind, std::string(latex.substr(at, end - at)), at, end};
}

}  // namespace

Tokens tokenize(std::string_view latex) {
  Tokens tokens;
  for (std::size_t at = 0; at < latex.size();) {
    if (latex[at] == ' ' || latex[at] == '\t' || latex[at] == '\n' || latex[at] == '\r' || latex[at] == '~') {
      ++at;
      continue;
    }
    Token token = read_token(latex, at);
    at = token.end;
    if (!is_layout(token)) tokens.push_back(std::move(token));
  }
  return tokens;
}

}  // namespace gradjudge::formula
