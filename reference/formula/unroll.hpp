// SPDX-License-Identifier: MIT
#pragma once
#include <stdexcept>
#include <string>

#include "reference/formula/formula_problem.hpp"
#include "reference/formula/inputs.hpp"
#include "reference/formula/loss.hpp"
#include "reference/formula/program.hpp"

namespace gradjudge::formula {

/// A formula that these inputs cannot be put into: an index outside of its array, a size that leaves a rest.
struct CannotUnroll : std::runtime_error {
  CannotUnroll(std::string where, FormulaProblem found);
  std::string definition;  ///< that it is in
  FormulaProblem problem;
};

/// The formula with all sizes and indices put in. The loss must have passed check_shapes, and must outlive
/// the program. `arrays` has every definition; pivots of det and inverses are chosen for these inputs. Throws
/// CannotUnroll.
Program unroll(const Loss& loss, const Inputs& inputs);

}  // namespace gradjudge::formula
