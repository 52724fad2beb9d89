// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gradjudge::formula {

/// One token of LaTeX, and which bytes of the text it was.
struct Token {
  enum class Kind {
    command,  ///< \frac is "frac", \{ is "{", \\ is "\"
    letter,   ///< one Latin letter
    digit,    ///< one digit
    symbol    ///< any other character: + ( _ {
  };
  Kind kind = Kind::symbol;
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;

  bool is_command(std::string_view name) const { return kind == Kind::command && text == name; }
  bool is_symbol(char character) const { return kind == Kind::symbol && text[0] == character; }
  bool operator==(const Token& other) const { return kind == other.kind && text == other.text; }
};

using Tokens = std::vector<Token>;

/// The tokens without what only spaces or sizes: blanks, \, \quad \left \big \displaystyle \limits and their
/// kin. A character of UTF-8 is one symbol.
Tokens tokenize(std::string_view latex);

}  // namespace gradjudge::formula
