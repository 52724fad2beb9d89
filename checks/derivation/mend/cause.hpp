// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/derivation/expression/expression.hpp"

namespace gradjudge::derivation {

/// What kind of slip an edit puts right, in a few words: "the sign of σ's argument". Empty if it has no name.
std::string cause_of(const Expression& before, const Expression& after);

}  // namespace gradjudge::derivation
