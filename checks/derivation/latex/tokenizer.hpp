// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

#include "checks/derivation/latex/token.hpp"

namespace gradjudge::derivation {

/// Splits LaTeX into tokens. Comments and blanks are left out; Unicode's mathematical characters become the
/// commands they stand for (∂ becomes \partial, ŷ becomes \hat y). Bytes are counted from `offset`.
Tokens tokenize(std::string_view latex, std::size_t source, std::size_t offset);

}  // namespace gradjudge::derivation
