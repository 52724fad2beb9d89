// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference/formula/expression.hpp"
#include "reference/member.hpp"

namespace gradjudge::formula {

/// How a random array is drawn, and what every one must be.
enum class Nature { plain, probabilities, mask, permutation, symmetric, positive_definite };

/// An array that a problem gives: an input, by which J is differentiated, or a datum.
struct Variable {
  std::string name;
  std::string symbol;                  ///< LaTeX; empty for what the name spells
  std::string what;                    ///< a sentence for somebody who writes a case
  std::vector<Expression> shape;       ///< sizes, outermost first; empty for a number
  bool whole = false;                  ///< whole numbers
  std::vector<Expression> index_into;  ///< one size that they are indices into, or none
  bool padded = false;                 ///< an index outside of it reads 0
  Nature nature = Nature::plain;
  Range range{};
};

/// A name for a value: p_{ic} = …, h_t = …, S = X W.
struct Definition {
  std::string name;
  std::vector<std::string> indices;  ///< of the left side
  Expression value;
  std::vector<Expression> ranges{};  ///< how many values each index takes, once shapes are known
  std::vector<Expression> shape{};   ///< of all of it, the indices' ranges first
  std::string latex{};               ///< as it was written
};

/// A loss, or a layer: a function of arrays, written down. A loss has one result of rank 0; J of a layer is
/// Σ dY ∘ Y over its results Y, with upstream gradients dY among the problem's data.
struct Loss {
  std::string name;
  std::string title;
  std::vector<std::string> sizes;  ///< the symbols of its dimensions: N, D, C
  std::vector<Variable> inputs;
  std::vector<Variable> data;  ///< with the upstream gradients of a layer
  std::vector<Definition> definitions;
  std::vector<std::string>
      results;  ///< names of the definitions that are its outputs; of a loss "loss" alone
  bool is_layer = false;

  const Variable* find(std::string_view variable) const;
  const Definition* find_definition(std::string_view definition) const;
};

}  // namespace gradjudge::formula
