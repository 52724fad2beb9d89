// SPDX-License-Identifier: MIT
#pragma once
#include "reference/formula/token.hpp"

namespace gradjudge::formula {

/// The same formula without fonts: \mathbf{x}, \boldsymbol{x}, \mathrm{pad}, \text{if} and their kin become
/// what stands in their braces. \mathbb{1} and \mathbf{1} before a condition become the command `indicator`.
Tokens normalize(const Tokens& tokens);

}  // namespace gradjudge::formula
