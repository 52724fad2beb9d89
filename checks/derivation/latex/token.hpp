// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace gradjudge::derivation {

/// One token of LaTeX and where it stands.
struct Token {
  enum class Kind {
    command,  ///< \frac is "frac", \\ is "\", \{ is "{"
    letter,   ///< one letter of the Latin alphabet
    number,   ///< 12 or 0.5
    symbol,   ///< one character that is none of the above: + ( { & …
    text      ///< words: \text{…}, or characters of a script that mathematics does not use
  };
  Kind kind = Kind::symbol;
  std::string text;
  std::size_t source = 0;  ///< which of the document's sources
  std::size_t begin = 0;   ///< bytes into that source
  std::size_t end = 0;
  bool space_before = false;

  bool is_command(const char* name) const { return kind == Kind::command && text == name; }
  bool is_symbol(char character) const {
    return kind == Kind::symbol && text.size() == 1 && text[0] == character;
  }
};

using Tokens = std::vector<Token>;

}  // namespace gradjudge::derivation
