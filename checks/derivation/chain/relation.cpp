// SPDX-License-Identifier: MIT
#include "checks/derivation/chain/relation.hpp"

#include <algorithm>

#include "checks/derivation/expression/token_reader.hpp"

namespace gradjudge::derivation {

std::string relation_at(const Tokens& tokens, std::size_t& at) {
  const Token& token = tokens[at];
  if (token.is_symbol(':') && at + 1 < tokens.size() && tokens[at + 1].is_symbol('=')) {
    at += 2;
    return ":=";
  }
  if (token.is_symbol('!') && at + 1 < tokens.size() && tokens[at + 1].is_symbol('=')) {
    at += 2;
    return "!=";
  }
  if ((token.is_symbol('<') || token.is_symbol('>')) && at + 1 < tokens.size() &&
      tokens[at + 1].is_symbol('=')) {
    at += 2;
    return "<";
  }
  const auto take = [&](const char* relation) {
    ++at;
    return std::string(relation);
  };
  if (token.is_symbol('=') || token.is_command("equiv") || token.is_command("triangleq")) return take("=");
  if (token.is_command("coloneq") || token.is_command("leftarrow")) return take(":=");
  if (token.is_symbol('<') || token.is_symbol('>')) return take("<");
  for (const char* name : {"neq", "le", "ge", "in", "notin", "subset", "subseteq", "ll", "gg"}) {
    if (token.is_command(name)) return take("<");
  }
  for (const char* name : {"approx", "propto", "sim", "to", "simeq"}) {
    if (token.is_command(name)) return take("~");
  }
  return {};
}

bool has_differential(const Tokens& tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.is_command("partial") || token.is_command("nabla");
  });
}

bool has_equals(const Tokens& tokens) {
  int depth = 0;
  for (const auto& token : tokens) {
    if (token.is_symbol('{') || token.is_command("begin") || opens(token)) ++depth;
    if (token.is_symbol('}') || token.is_command("end") || closes(token)) --depth;
    if (depth == 0 && token.is_symbol('=')) return true;
  }
  return false;
}

}  // namespace gradjudge::derivation
