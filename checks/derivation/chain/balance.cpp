// SPDX-License-Identifier: MIT
#include "checks/derivation/chain/balance.hpp"

#include "checks/derivation/expression/token_reader.hpp"

namespace gradjudge::derivation {

std::vector<Tokens> closed_elsewhere(const Tokens& tokens, std::size_t most) {
  std::vector<Tokens> repairs;
  int open = 0;
  for (const auto& token : tokens) open += (opens(token) ? 1 : 0) - (closes(token) ? 1 : 0);
  if (open != 1) return repairs;
  int braces = 0;
  int brackets = 0;
  for (std::size_t i = 0; i + 1 < tokens.size() && repairs.size() < most; ++i) {
    const Token& token = tokens[i];
    if (token.is_symbol('{') || token.is_command("begin")) ++braces;
    if (token.is_symbol('}') || token.is_command("end")) --braces;
    brackets += (opens(token) ? 1 : 0) - (closes(token) ? 1 : 0);
    const bool ends_operand = token.kind == Token::Kind::letter || token.kind == Token::Kind::number ||
                              token.is_symbol('}') || closes(token);
    const bool script_follows = tokens[i + 1].is_symbol('_') || tokens[i + 1].is_symbol('^');
    if (braces != 0 || brackets < 1 || !ends_operand || script_follows) continue;
    Tokens repair = tokens;
    Token closing = token;
    closing.kind = Token::Kind::symbol;
    closing.text = ")";
    repair.insert(repair.begin() + static_cast<std::ptrdiff_t>(i + 1), closing);
    repairs.push_back(std::move(repair));
  }
  return repairs;
}

bool balance(Tokens& tokens) {
  bool changed = false;
  Tokens balanced;
  // How many brackets are open in each brace or environment that is open.
  std::vector<int> open{0};
  const auto close_all = [&](const Token& place) {
    for (; open.back() > 0; --open.back()) {
      Token closing = place;
      closing.kind = Token::Kind::symbol;
      closing.text = ")";
      balanced.push_back(closing);
      changed = true;
    }
  };
  for (const auto& token : tokens) {
    const bool begins = token.is_symbol('{') || token.is_command("begin");
    const bool ends = token.is_symbol('}') || token.is_command("end");
    const bool cell_ends = open.size() > 1 && (token.is_symbol('&') || token.is_command("\\"));
    if (begins) {
      open.push_back(0);
    } else if (ends) {
      if (open.size() == 1) {
        changed = true;
        continue;
      }
      close_all(token);
      open.pop_back();
    } else if (cell_ends) {
      close_all(token);
    } else if (opens(token)) {
      ++open.back();
    } else if (closes(token)) {
      if (open.back() == 0) {
        changed = true;
        continue;
      }
      --open.back();
    }
    balanced.push_back(token);
  }
  if (!balanced.empty() && open.size() == 1) {
    const Token last = balanced.back();
    close_all(last);
  }
  tokens = std::move(balanced);
  return changed;
}

}  // namespace gradjudge::derivation
