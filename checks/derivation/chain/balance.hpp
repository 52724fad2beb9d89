// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/derivation/latex/token.hpp"

namespace gradjudge::derivation {

/// Leaves out closing brackets that nothing opened, and closes at the end what was left open; returns whether
/// anything had to be done. Brackets of different kinds close each other, as in ( … ].
bool balance(Tokens& tokens);

/// If one bracket is left open outside of every brace: the tokens with it closed at each place where that may
/// have been meant, at most `most` of them.
std::vector<Tokens> closed_elsewhere(const Tokens& tokens, std::size_t most);

}  // namespace gradjudge::derivation
