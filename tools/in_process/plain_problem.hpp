// SPDX-License-Identifier: MIT
#pragma once
#include <gradjudge/inputs.hpp>
#include <gradjudge/outputs.hpp>

#include "checks/answer.hpp"
#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// The inputs of a problem as the user's function gets them: rounded to double, or to float.
Inputs to_inputs(const Problem<Real>& problem, bool float32);

/// The other way round, exactly; of y the largest entry is what the others leave of 1, since numbers in
/// double hardly ever sum to 1. Throws InvalidProblem, which names the input, unless the loss is defined for
/// them.
Problem<Real> to_problem(const Inputs& inputs);

/// What was returned, as it was returned.
Answer to_answer(const Outputs& outputs);

}  // namespace gradjudge
