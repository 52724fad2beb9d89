// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// Whether a wrong block that came as numbers of 32 bits has errors that arithmetic of 32 bits does not make:
/// more than the rounding of each number to 32 bits explains, and nowhere near the last place of a case's
/// largest number. Then something else is wrong, and the cast to 32 bits hides it. The cases are observed as
/// numbers of 64 bits; where too few of them can tell, nothing is hidden.
bool hides_errors(Cases cases, const std::string& block);

}  // namespace gradjudge
