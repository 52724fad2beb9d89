// SPDX-License-Identifier: MIT
#pragma once
#include "checks/derivation/latex/token.hpp"

namespace gradjudge::derivation {

/// Leaves out closing brackets that nothing opened, and closes at the end what was left open; returns whether
/// anything had to be done. Brackets of different kinds close each other, as in ( … ].
bool balance(Tokens& tokens);

}  // namespace gradjudge::derivation
