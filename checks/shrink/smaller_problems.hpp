// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// Valid problems with a little less in them, the largest reductions first: one word, dimension, negative,
/// sentence or context word fewer, a narrower window, a word replaced by one of lower index.
std::vector<Problem<Real>> structurally_smaller(const Problem<Real>& problem);

/// The same problem with one number made simpler: towards 0, 1, −1 and small whole numbers.
std::vector<Problem<Real>> numerically_simpler(const Problem<Real>& problem);

/// How many numbers of the problem are not whole.
std::size_t fractional_numbers(const Problem<Real>& problem);

}  // namespace gradjudge
