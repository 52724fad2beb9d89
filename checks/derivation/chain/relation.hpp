// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/derivation/latex/token.hpp"

namespace gradjudge::derivation {

/// The relation that is written at `at`, which moves behind it: "=", ":=" (an update), "<" (any that is no
/// equation), "~" (an approximation); empty if there is none.
std::string relation_at(const Tokens& tokens, std::size_t& at);

/// Whether ∂ or ∇ stands somewhere in the tokens.
bool has_differential(const Tokens& tokens);

/// Whether an equals sign stands outside of every bracket, brace and environment.
bool has_equals(const Tokens& tokens);

}  // namespace gradjudge::derivation
