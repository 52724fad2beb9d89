// SPDX-License-Identifier: MIT
#include "checks/derivation/expression/token_reader.hpp"

namespace gradjudge::derivation {

Stretch argument_at(const Tokens& tokens, std::size_t& at, std::size_t end) {
  if (at >= end) throw Unreadable("the formula ends where an argument is expected", at);
  if (!tokens[at].is_symbol('{')) {
    ++at;
    return {at - 1, at};
  }
  const std::size_t begin = at + 1;
  int depth = 0;
  for (; at < end; ++at) {
    if (tokens[at].is_symbol('{')) ++depth;
    if (tokens[at].is_symbol('}') && --depth == 0) {
      ++at;
      return {begin, at - 1};
    }
  }
  throw Unreadable("a brace is not closed", begin - 1);
}

std::string environment_at(const Tokens& tokens, std::size_t& at, std::size_t end) {
  ++at;
  return spelled(tokens, argument_at(tokens, at, end));
}

std::size_t behind_environment(const Tokens& tokens, std::size_t at, std::size_t end) {
  int depth = 0;
  while (at < end) {
    if (tokens[at].is_command("begin")) ++depth;
    if (tokens[at].is_command("end") && --depth == 0) {
      environment_at(tokens, at, end);
      return at;
    }
    ++at;
  }
  return end;
}

bool is_relation(const Token& token) {
  if (token.is_symbol('=') || token.is_symbol('<') || token.is_symbol('>') || token.is_symbol('!'))
    return true;
  for (const char* name : {"le", "ge", "neq", "in", "notin", "lt", "gt", "equiv", "not"}) {
    if (token.is_command(name)) return true;
  }
  return false;
}

bool holds_relation(const Tokens& tokens, Stretch stretch) {
  return split_outside(tokens, stretch, [&](std::size_t i) { return is_relation(tokens[i]); }).size() > 1;
}

Stretch without_brackets(const Tokens& tokens, Stretch stretch) {
  const bool around =
      stretch.end - stretch.begin > 2 && opens(tokens[stretch.begin]) && closes(tokens[stretch.end - 1]);
  return around ? Stretch{stretch.begin + 1, stretch.end - 1} : stretch;
}

bool opens(const Token& token) {
  return token.is_symbol('(') || token.is_symbol('[') || token.is_command("{") || token.is_command("left.") ||
         token.is_command("langle");
}

bool closes(const Token& token) {
  return token.is_symbol(')') || token.is_symbol(']') || token.is_command("}") ||
         token.is_command("right.") || token.is_command("rangle");
}

std::string as_written(const Token& token) {
  return token.kind == Token::Kind::command ? "\\" + token.text : token.text;
}

std::string spelled(const Tokens& tokens, Stretch stretch) {
  std::string text;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) text += tokens[i].text;
  return text;
}

}  // namespace gradjudge::derivation
