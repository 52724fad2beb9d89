// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// SARIF 2.1.0: the wrong lines of derivations as errors at their places, with the mend in the message; what
/// could not be read as notes.
std::string sarif_report(const Results& results);

}  // namespace gradjudge
