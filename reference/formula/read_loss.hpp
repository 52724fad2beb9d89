// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reference/formula/formula_problem.hpp"
#include "reference/formula/loss.hpp"

namespace gradjudge::formula {

/// A variable as it is declared: sizes are texts.
struct VariableText {
  std::string name;
  std::string symbol{};
  std::string what{};
  std::vector<std::string> shape{};
  bool whole = false;
  std::string index_into{};  ///< the size that whole numbers are indices into; empty: none
  bool padded = false;
  Nature nature = Nature::plain;
  Range range{};
};

/// A formula; the shape that it is said to have, none: it follows from the formula; and the name that it
/// defines, where its left side alone would not tell (next_c: c is no index).
struct FormulaText {
  std::string latex;
  std::vector<std::string> shape{};
  std::string name{};
};

/// A loss as it is written down: `loss` of a loss, `outputs` (Y = …) of a layer.
struct LossText {
  std::string name;
  std::string title{};
  std::vector<VariableText> inputs;
  std::vector<VariableText> data{};
  std::vector<FormulaText> definitions{};
  std::string loss{};
  std::vector<FormulaText> outputs{};
};

/// A problem in one of a loss's texts.
struct TextProblem {
  enum class Part { input, datum, definition, loss, output };
  Part part = Part::loss;
  std::size_t index = 0;            ///< of inputs, data, definitions or outputs
  std::optional<std::size_t> size;  ///< in a shape: which of its sizes
  FormulaProblem problem;
};

/// Reads and checks all of it. Nothing, and what is wrong everywhere, if there is a problem. A word in a
/// shape that is no datum is a size. A layer Y gets a datum dY of its shape, the upstream gradient.
std::optional<Loss> read_loss(const LossText& text, std::vector<TextProblem>& problems);

}  // namespace gradjudge::formula
