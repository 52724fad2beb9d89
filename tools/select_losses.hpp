// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "cases/formula/loss_suite.hpp"
#include "tools/select_cases.hpp"

namespace gradjudge {

/// Takes the suites that define their own loss out of the selection's paths, and loads them: their cases that
/// its filters and tags choose. What it was given as folders stands as files in its paths afterwards. Throws
/// InvalidFile.
std::vector<LossSuite> take_losses(CaseSelection& selection);

}  // namespace gradjudge
