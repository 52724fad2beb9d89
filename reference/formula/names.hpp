// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference/formula/token.hpp"

namespace gradjudge::formula {

/// The names that a formula may use, and how each is written in LaTeX.
class Names {
 public:
  /// `symbol` is the LaTeX of the name; empty for what the name itself spells: lambda is \lambda, W_x is W_x
  /// or W_{x}, y_hat is \hat{y}, pad is pad.
  void add(const std::string& name, std::string_view symbol = {});

  /// A name as it stands in a text.
  struct Found {
    std::string name;
    std::size_t end = 0;          ///< the first token after it
    bool open_subscript = false;  ///< more follows in the braces of its subscript, as in v_{c,j}
  };
  /// The longest name that begins at that token.
  std::optional<Found> find(const Tokens& tokens, std::size_t at) const;
  bool contains(std::string_view name) const;
  const std::vector<std::string>& all() const { return names_; }

 private:
  struct Spelling {
    std::string name;
    Tokens base;
    Tokens subscript;
  };
  void spell(const std::string& name, std::string_view base, std::string_view subscript);

  std::vector<std::string> names_;
  std::vector<Spelling> spellings_;
};

/// Whether the word is the name of a Greek letter: lambda.
bool is_greek(std::string_view word);

}  // namespace gradjudge::formula
