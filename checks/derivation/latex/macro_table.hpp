// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <optional>
#include <string>

#include "checks/derivation/latex/token.hpp"

namespace gradjudge::derivation {

/// The macros that a document defines: \newcommand and its kin, \def, \DeclareMathOperator.
class MacroTable {
 public:
  /// Takes the definitions out of the tokens and keeps them; returns what is left.
  Tokens take_definitions(const Tokens& tokens);

  /// Replaces every use of a macro by its body. Tokens of a body stand where the use stands; arguments keep
  /// their own place. Throws TooLarge if the result would have more than `limit` tokens.
  Tokens expand(const Tokens& tokens, std::size_t limit) const;

  struct TooLarge {};

 private:
  struct Macro {
    std::size_t arguments = 0;
    std::optional<Tokens> default_argument;  ///< of the first, which is then optional
    Tokens body;
  };
  std::map<std::string, Macro, std::less<>> macros_;

  void expand_into(Tokens& out, const Tokens& tokens, std::size_t limit, int depth, std::size_t& steps) const;
  const Macro* find(const std::string& name) const;
};

/// The tokens of the group that begins at `at` (with a brace), without its braces, or the one token there;
/// moves `at` behind it.
Tokens take_argument(const Tokens& tokens, std::size_t& at);

}  // namespace gradjudge::derivation
