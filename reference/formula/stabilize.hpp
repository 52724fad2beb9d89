// SPDX-License-Identifier: MIT
#pragma once
#include "reference/formula/inputs.hpp"
#include "reference/formula/program.hpp"

namespace gradjudge::formula {

/// The same function as a numerically careful programmer writes it. Rewritten, wherever it stands in the
/// program: exp(x) / Σ exp(xᵢ) and log Σ exp(xᵢ) with the largest xᵢ at these inputs subtracted, log(a / b)
/// as a difference of logarithms, log exp(x) as x, 1 / (1 + e^−x) as σ(x), log σ(x) as −softplus(−x), 1 −
/// σ(x) as σ(−x) and log(1 + e^x) as softplus(x). Arrays keep their names.
Program stabilized(const Program& program, const Inputs& inputs);

}  // namespace gradjudge::formula
