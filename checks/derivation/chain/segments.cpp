// SPDX-License-Identifier: MIT
#include "checks/derivation/chain/segments.hpp"

#include <algorithm>
#include <set>

#include "checks/derivation/chain/relation.hpp"
#include "checks/derivation/expression/parser.hpp"
#include "checks/derivation/expression/token_reader.hpp"
#include "checks/derivation/expression/words.hpp"

namespace gradjudge::derivation {
namespace {

/// Behind the bracket that closes the one at `at`; the row's length if none does.
std::size_t behind_bracket(const Tokens& row, std::size_t at) {
  int depth = 0;
  for (; at < row.size(); ++at) {
    if (opens(row[at])) ++depth;
    if (closes(row[at]) && --depth == 0) return at + 1;
  }
  return at;
}

/// Whether the name before the brackets at `at` is a function's: P(O = w), J_{neg}(…).
bool is_argument(const Tokens& row, std::size_t at) {
  std::size_t name = at - 1;
  if (row[name].is_symbol('}')) {
    int depth = 1;
    while (depth > 0) {
      if (name == 0) return false;  // nothing opens them
      --name;
      if (row[name].is_symbol('}')) ++depth;
      if (row[name].is_symbol('{')) --depth;
    }
  }
  const bool subscript = name > 0 && row[name - 1].is_symbol('_');
  if (subscript && name < 2) return false;
  const std::string& head = row[subscript ? name - 2 : name].text;
  return head == "P" || head == "p" || head == "Pr" || head == "r" || head == "J" || head == "f";
}

/// Whether the brackets at `at` hold words, or a condition that is no factor: (when w ≠ c), (w ≠ o), but not
/// 1{w = o} nor − [w = o].
bool is_remark_in_brackets(const Tokens& row, std::size_t at) {
  if (at == 0 || row[at].is_command("left.")) return false;
  const bool words = at + 1 < row.size() && row[at + 1].kind == Token::Kind::text &&
                     row[at + 1].text.size() > 1 && function_name(row[at + 1].text).empty();
  if (words) return true;
  if (!row[at].is_symbol('(')) return false;
  const Token& before = row[at - 1];
  const bool indicator =
      !row[at].space_before && (before.text == "1" || before.text == "I" || before.is_symbol('}'));
  const bool behind_sign = before.is_symbol('+') || before.is_symbol('-') || before.is_symbol('*') ||
                           before.is_command("cdot") || before.is_command("times") || before.is_symbol('=');
  const std::size_t behind = behind_bracket(row, at);
  return !indicator && !behind_sign && !is_argument(row, at) && row[behind - 1].is_symbol(')') &&
         holds_relation(row, {at + 1, behind - 1});
}

/// o, 1, −1, w_k: what an index can be.
bool is_index(const Expression& expression) {
  using Kind = Expression::Kind;
  if (expression.is(Kind::negate)) return is_index(expression.children[0]);
  if (expression.is(Kind::number) || expression.is(Kind::text) || expression.is(Kind::row)) return true;
  static const std::set<std::string, std::less<>> values{"u", "v", "U", "V", "y", "theta", "p", "a"};
  return expression.is(Kind::symbol) && !expression.hat && !values.contains(expression.text);
}

bool is_words(const Token& token) {
  return token.kind == Token::Kind::text && token.text.size() > 1 &&
         token.text.find("ocab") == std::string::npos && function_name(token.text).empty();
}

}  // namespace

bool is_condition(const Tokens& tokens) {
  if (tokens.size() < 3 || tokens.size() > 16 || has_differential(tokens)) return false;
  for (const auto& token : tokens) {
    if (token.is_command("frac") || token.is_command("sum") || token.is_command("hat") || opens(token))
      return false;
  }
  try {
    const Expression condition = parse_condition(tokens, 0, tokens.size());
    const bool relation =
        condition.is(Expression::Kind::relation) || condition.is(Expression::Kind::conjunction);
    if (!relation) return false;
    // x = u_oᵀv_c says what x is.
    const bool equation = condition.is(Expression::Kind::relation) && condition.text == "=";
    if (equation && !is_index(condition.children[1])) return false;
    const Expression& left = condition.is(Expression::Kind::conjunction) ? condition.children[0] : condition;
    if (!left.children[0].is(Expression::Kind::symbol) && !left.children[0].is(Expression::Kind::number))
      return false;
    static const std::set<std::string, std::less<>> indices{"w", "o", "k", "s", "i", "j",
                                                            "l", "c", "n", "x", "t", "omega"};
    if (left.children[0].is(Expression::Kind::symbol) && !indices.contains(left.children[0].text))
      return false;
    return true;
  } catch (const Unreadable&) {
    return false;
  }
}

bool is_plain_remark(const Tokens& tokens) {
  return std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
    static const std::set<std::string, std::less<>> commands{"dots", "in", "le", "neq", "{", "}"};
    static const std::string_view symbols = ".,=_{}()[]<>!";
    if (token.kind == Token::Kind::symbol)
      return token.text.size() == 1 && symbols.find(token.text[0]) != std::string_view::npos;
    return token.kind != Token::Kind::command || commands.contains(token.text);
  });
}

std::vector<Segment> segments_of(const Tokens& row) {
  std::vector<Segment> segments(1);
  int depth = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Token& token = row[i];
    if (token.is_symbol('{') || token.is_command("begin") || opens(token)) {
      if (depth == 0 && opens(token) && !segments.back().tokens.empty() && is_remark_in_brackets(row, i)) {
        const std::size_t behind = behind_bracket(row, i);
        const std::size_t end = closes(row[behind - 1]) ? behind - 1 : behind;
        segments.emplace_back();
        for (std::size_t k = i + 1; k < end; ++k) {
          if (!is_words(row[k])) segments.back().tokens.push_back(row[k]);
        }
        segments.emplace_back();
        i = behind - 1;
        continue;
      }
      ++depth;
    }
    if (token.is_symbol('}') || token.is_command("end") || closes(token)) depth = std::max(0, depth - 1);
    if (depth > 0) {
      // Blanks matter only where they part a case from its condition.
      segments.back().tokens.push_back(token);
      continue;
    }
    const bool arrow =
        token.is_command("Rightarrow") || token.is_command("therefore") || token.is_command("because");
    const bool colon = token.is_symbol(':') && !(i + 1 < row.size() && row[i + 1].is_symbol('='));
    if (token.is_command("quad")) {
      std::size_t next = i + 1;
      while (next < row.size() && row[next].is_command("quad")) ++next;
      std::size_t relation = next;
      const bool goes_on = next < row.size() && !relation_at(row, relation).empty();
      if (!goes_on && !segments.back().tokens.empty()) segments.emplace_back();
      continue;
    }
    if (token.is_symbol(',') || token.is_symbol(';') || arrow || colon || is_words(token) ||
        token.is_command("forall")) {
      segments.emplace_back();
      segments.back().after_arrow = arrow;
      continue;
    }
    segments.back().tokens.push_back(token);
  }
  return segments;
}

}  // namespace gradjudge::derivation
