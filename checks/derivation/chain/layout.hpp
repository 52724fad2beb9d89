// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/derivation/latex/token.hpp"

namespace gradjudge::derivation {

/// The formula without the environments that only lay out lines (aligned, split, an array that is one), and
/// without the brace before a system of equations.
Tokens without_layout(const Tokens& tokens);

/// The lines of a display. A line that leaves a parenthesis open goes on in the next one.
std::vector<Tokens> rows_of(const Tokens& tokens);

}  // namespace gradjudge::derivation
