// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// Workflow commands of GitHub Actions, a line each, which a step prints to annotate files: an error for each
/// thing to mend and each wrong line of a derivation, a warning for what is inconclusive or could not be
/// graded, a notice for what could not be read or should be reviewed. GitHub shows ten of a kind a step;
/// where there are more, the tenth counts them.
std::string github_annotations(const Results& results);

}  // namespace gradjudge
