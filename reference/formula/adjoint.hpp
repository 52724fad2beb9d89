// SPDX-License-Identifier: MIT
#pragma once
#include "reference/formula/inputs.hpp"
#include "reference/formula/loss.hpp"
#include "reference/formula/program.hpp"

namespace gradjudge::formula {

/// The node of J: the loss, or of a layer Σ dY ∘ Y over its results.
NodeId objective(const Loss& loss, Program& program);

/// Appends the exact derivative of J by reverse accumulation: for each input W an array "dJ/dW" of the same
/// shape. A derivative is a part of the program like all else, so every arithmetic evaluates it; each of its
/// nodes has the origin of the node whose derivative rule it applies. Where a function or a choice has a
/// kink, the node has no value.
void append_gradients(const Loss& loss, const Inputs& inputs, NodeId J, Program& program);

/// The name of an input's gradient among a program's arrays.
std::string gradient_name(std::string_view input);

}  // namespace gradjudge::formula
