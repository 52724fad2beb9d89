// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "reference/formula/formula_problem.hpp"
#include "reference/formula/loss.hpp"

namespace gradjudge::formula {

/// A problem and the definition that it is in.
struct LocatedProblem {
  std::size_t definition = 0;
  FormulaProblem problem;
};

/// Finds how far every index runs and the shape of every definition, and puts them into the loss; returns
/// what does not fit. Shapes are symbolic: what is found holds for all sizes. Rules: an index takes the size
/// of the dimension that it stands at, and all its places must agree; sums and products of arrays need equal
/// shapes, but a vector is added to every row where the last dimensions fit; matrix products and dots
/// contract the inner dimension; a function is applied entry by entry.
std::vector<LocatedProblem> check_shapes(Loss& loss);

}  // namespace gradjudge::formula
