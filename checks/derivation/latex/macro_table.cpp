// SPDX-License-Identifier: MIT
#include "checks/derivation/latex/macro_table.hpp"

#include <array>
#include <set>
#include <utility>

#include "checks/derivation/latex/tokenizer.hpp"

namespace gradjudge::derivation {
namespace {

constexpr int maximal_depth = 40;

/// What the course's own template defines in files that are seldom handed in with the answers. A definition
/// in the document goes before these.
const std::map<std::string, std::pair<std::size_t, std::string>, std::less<>>& template_macros() {
  static const std::map<std::string, std::pair<std::size_t, std::string>, std::less<>> macros{
      {"alns", {1, "\\begin{align*}#1\\end{align*}"}},
      {"alnst", {1, "\\begin{aligned}#1\\end{aligned}"}},
      {"byt", {0, "\\hat{y}"}},
      {"yt", {0, "\\hat{y}"}},
      {"T", {1, "\\text{#1}"}},
      {"overmat", {2, "#2"}},
      {"undermat", {2, "#2"}},
      {"pd", {2, "\\frac{\\partial #1}{\\partial #2}"}},
      {"bu", {0, "u"}},
      {"bv", {0, "v"}},
      {"by", {0, "y"}},
      {"bx", {0, "x"}},
      {"bU", {0, "U"}},
      {"bV", {0, "V"}},
      {"bJ", {0, "J"}},
      {"bW", {0, "W"}},
      {"btheta", {0, "\\theta"}},
  };
  return macros;
}

std::string name_of(const Tokens& group) {
  return group.size() == 1 && group[0].kind == Token::Kind::command ? group[0].text : std::string();
}

/// [2], if it stands at `at`: its tokens.
std::optional<Tokens> take_bracketed(const Tokens& tokens, std::size_t& at) {
  if (at >= tokens.size() || !tokens[at].is_symbol('[')) return std::nullopt;
  Tokens inside;
  std::size_t next = at + 1;
  int braces = 0;
  while (next < tokens.size() && (braces > 0 || !tokens[next].is_symbol(']'))) {
    if (tokens[next].is_symbol('{')) ++braces;
    if (tokens[next].is_symbol('}')) --braces;
    inside.push_back(tokens[next++]);
  }
  if (next >= tokens.size()) return std::nullopt;
  at = next + 1;
  return inside;
}

bool is_one_of(const Token& token, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (token.is_command(name)) return true;
  }
  return false;
}

}  // namespace

Tokens take_argument(const Tokens& tokens, std::size_t& at) {
  Tokens argument;
  if (at >= tokens.size()) return argument;
  if (!tokens[at].is_symbol('{')) {
    argument.push_back(tokens[at++]);
    return argument;
  }
  int depth = 0;
  while (at < tokens.size()) {
    const Token& token = tokens[at++];
    if (token.is_symbol('{') && depth++ == 0) continue;
    if (token.is_symbol('}') && --depth == 0) break;
    argument.push_back(token);
  }
  return argument;
}

Tokens MacroTable::take_definitions(const Tokens& tokens) {
  Tokens left;
  std::size_t at = 0;
  while (at < tokens.size()) {
    const Token& token = tokens[at];
    if (is_one_of(token, {"newcommand", "renewcommand", "providecommand", "DeclareMathOperator"})) {
      const bool is_operator = token.text == "DeclareMathOperator";
      ++at;
      if (at < tokens.size() && tokens[at].is_symbol('*')) ++at;
      const std::string name = name_of(take_argument(tokens, at));
      Macro macro;
      if (const auto count = take_bracketed(tokens, at)) {
        if (count->size() == 1 && count->front().text.size() == 1 && std::isdigit(count->front().text[0]))
          macro.arguments = static_cast<std::size_t>(count->front().text[0] - '0');
        macro.default_argument = take_bracketed(tokens, at);
      }
      macro.body = take_argument(tokens, at);
      if (is_operator && !macro.body.empty()) {
        Token command = macro.body.front();
        command.kind = Token::Kind::command;
        command.text = "operatorname";
        Token brace = macro.body.front();
        brace.kind = Token::Kind::symbol;
        brace.text = "{";
        macro.body.insert(macro.body.begin(), {command, brace});
        brace.text = "}";
        macro.body.push_back(brace);
      }
      if (!name.empty()) macros_[name] = std::move(macro);
      continue;
    }
    if (token.is_command("def") && at + 1 < tokens.size() && tokens[at + 1].kind == Token::Kind::command) {
      const std::string name = tokens[at + 1].text;
      at += 2;
      Macro macro;
      while (at < tokens.size() && !tokens[at].is_symbol('{')) {
        if (tokens[at].is_symbol('#')) ++macro.arguments;
        ++at;
      }
      macro.body = take_argument(tokens, at);
      macros_[name] = std::move(macro);
      continue;
    }
    left.push_back(token);
    ++at;
  }
  return left;
}

const MacroTable::Macro* MacroTable::find(const std::string& name) const {
  const auto own = macros_.find(name);
  if (own != macros_.end()) return &own->second;
  static const auto of_template = [] {
    std::map<std::string, Macro, std::less<>> macros;
    for (const auto& [macro_name, macro] : template_macros())
      macros[macro_name] = {macro.first, std::nullopt, tokenize(macro.second, 0, 0)};
    return macros;
  }();
  const auto from_template = of_template.find(name);
  return from_template == of_template.end() ? nullptr : &from_template->second;
}

void MacroTable::expand_into(Tokens& out, const Tokens& tokens, std::size_t limit, int depth,
                             std::size_t& steps) const {
  if (depth > maximal_depth || ++steps > limit) throw TooLarge{};
  for (std::size_t at = 0; at < tokens.size();) {
    const Token& token = tokens[at];
    const Macro* macro = token.kind == Token::Kind::command ? find(token.text) : nullptr;
    if (macro == nullptr) {
      out.push_back(token);
      if (out.size() > limit) throw TooLarge{};
      ++at;
      continue;
    }
    ++at;
    std::array<Tokens, 10> arguments;
    for (std::size_t i = 1; i <= macro->arguments && i < arguments.size(); ++i) {
      if (i == 1 && macro->default_argument) {
        const auto given = take_bracketed(tokens, at);
        arguments[i] = given ? *given : *macro->default_argument;
      } else {
        arguments[i] = take_argument(tokens, at);
      }
    }
    Tokens body;
    for (std::size_t i = 0; i < macro->body.size(); ++i) {
      const Token& part = macro->body[i];
      const bool is_parameter =
          part.is_symbol('#') && i + 1 < macro->body.size() && macro->body[i + 1].kind == Token::Kind::number;
      if (is_parameter) {
        const std::string& digits = macro->body[++i].text;
        const Tokens& argument = arguments[static_cast<std::size_t>(digits[0] - '0')];
        body.insert(body.end(), argument.begin(), argument.end());
        // #12 is the first argument and then a 2.
        if (digits.size() > 1) {
          body.push_back(macro->body[i]);
          body.back().text = digits.substr(1);
        }
      } else {
        body.push_back(part);
        body.back().source = token.source;
        body.back().begin = token.begin;
        body.back().end = token.end;
      }
      if (body.size() > limit) throw TooLarge{};
    }
    expand_into(out, body, limit, depth + 1, steps);
  }
}

Tokens MacroTable::expand(const Tokens& tokens, std::size_t limit) const {
  Tokens out;
  std::size_t steps = 0;
  expand_into(out, tokens, limit, 0, steps);
  return out;
}

}  // namespace gradjudge::derivation
