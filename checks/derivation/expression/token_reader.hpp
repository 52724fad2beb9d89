// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/derivation/expression/parser.hpp"
#include "checks/derivation/latex/token.hpp"

namespace gradjudge::derivation {

/// A stretch of tokens, [begin, end).
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin >= end; }
};

/// The stretch inside the braces at `at`, or the one token there; `at` moves behind it.
Stretch argument_at(const Tokens& tokens, std::size_t& at, std::size_t end);

/// Behind the \end that belongs to the \begin at `at`; `end` if there is none.
std::size_t behind_environment(const Tokens& tokens, std::size_t at, std::size_t end);

/// The name of the environment that begins or ends at `at`; `at` moves behind its braces.
std::string environment_at(const Tokens& tokens, std::size_t& at, std::size_t end);

/// The stretches between separators that stand outside of every bracket, brace and environment.
template <class IsSeparator>
std::vector<Stretch> split_outside(const Tokens& tokens, Stretch stretch, IsSeparator&& is_separator);

/// = < > ! \le \in and their kin.
bool is_relation(const Token& token);

/// Whether a relation such as = or ∈ stands in the stretch, outside of every bracket and brace.
bool holds_relation(const Tokens& tokens, Stretch stretch);

/// The stretch without the brackets around the whole of it.
Stretch without_brackets(const Tokens& tokens, Stretch stretch);

bool opens(const Token& token);   ///< ( [ \{ or a left delimiter that is left out
bool closes(const Token& token);  ///< ) ] \} or a right delimiter that is left out

/// A token with the backslash of a command.
std::string as_written(const Token& token);

/// The tokens' texts, without blanks and backslashes.
std::string spelled(const Tokens& tokens, Stretch stretch);

template <class IsSeparator>
std::vector<Stretch> split_outside(const Tokens& tokens, Stretch stretch, IsSeparator&& is_separator) {
  std::vector<Stretch> parts;
  std::size_t begin = stretch.begin;
  int depth = 0;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    const Token& token = tokens[i];
    if (depth == 0 && is_separator(i)) {
      parts.push_back({begin, i});
      begin = i + 1;
      continue;
    }
    if (token.is_symbol('{') || token.is_command("begin") || opens(token)) ++depth;
    if ((token.is_symbol('}') || token.is_command("end") || closes(token)) && depth > 0) --depth;
  }
  parts.push_back({begin, stretch.end});
  return parts;
}

}  // namespace gradjudge::derivation
