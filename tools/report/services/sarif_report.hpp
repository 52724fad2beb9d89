// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// SARIF 2.1.0: checks that are not a pass, alike errors as one, at the implementation's source or the case,
/// under the id of the mistake that explains them; the wrong lines of derivations as errors at their places,
/// with the mend in the message, and what could not be read as notes; known mistakes that no case catches;
/// submissions that could not be graded or should be reviewed. Fingerprints stay the same while lines move.
/// At most as many findings as GitHub accepts (25,000); a notification counts the rest.
std::string sarif_report(const Results& results);

}  // namespace gradjudge
