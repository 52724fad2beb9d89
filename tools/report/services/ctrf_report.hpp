// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// CTRF 1.0.0 (ctrf.io), a list of tests in JSON: checks, known mistakes, lines of derivations and questions
/// of submissions. What is not a pass has failed, and rawStatus says how; a line that could not be read is
/// skipped. Results that do not say when they were made begin in 1970.
std::string ctrf_report(const Results& results);

}  // namespace gradjudge
