// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <gradjudge/array.hpp>
#include <gradjudge/inputs.hpp>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace gradjudge {

/// What an implementation returned: the loss (of an elementwise function the block "value") and its
/// gradients, each under the name of the input that it belongs to: {{"loss", J}, {"v_c", dv}, {"U", dU}}.
struct Outputs {
  std::vector<std::pair<std::string, Array>> blocks;
  std::string error;             ///< why there is nothing to judge; empty if there is
  bool not_implemented = false;  ///< it does not have this loss: left out, and no error
  bool changed_inputs = false;   ///< it wrote into the arrays that it was given
  std::vector<std::string> notes;

  Outputs() = default;
  Outputs(std::initializer_list<std::pair<std::string, Array>> its_blocks) : blocks(its_blocks) {}
};

/// An implementation: called from the thread that asked for the verdict, one problem after the other.
using Function = std::function<Outputs(const Inputs&)>;

}  // namespace gradjudge
