// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

#include "reference/formula/inputs.hpp"
#include "reference/formula/program.hpp"
#include "reference/formula/program_builder.hpp"
#include "reference/formula/unroller.hpp"

namespace gradjudge::formula {

Unrolled transposed(const Unrolled& matrix);

/// By Gauss–Jordan elimination. Its pivots are the largest ones at these inputs: another order computes the
/// same function, only less exactly.
Unrolled inverse(const Unrolled& matrix, const Program& program, const Inputs& inputs, ProgramBuilder& build);

/// tr, det (by elimination, as above) and diag.
Unrolled of_matrix(std::string_view function, const Unrolled& x, const Program& program, const Inputs& inputs,
                   ProgramBuilder& build);

}  // namespace gradjudge::formula
