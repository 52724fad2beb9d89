// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// JUnit XML for Jenkins, GitLab and the like: a testsuite a suite, a testcase a check, an inconclusive check
/// a failure. Names are unique within a suite, and characters that XML 1.0 forbids are left out: either fault
/// makes readers drop results.
std::string junit_report(const Results& results);

}  // namespace gradjudge
