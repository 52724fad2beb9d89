// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/derivation/expression/expression.hpp"

namespace gradjudge::derivation {

/// An expression as LaTeX; reading it again gives the same tree.
std::string to_latex(const Expression& expression);

}  // namespace gradjudge::derivation
