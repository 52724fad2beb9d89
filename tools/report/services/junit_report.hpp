// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// JUnit XML for Jenkins, GitLab and the like: a testsuite a suite of cases, a derivation, a submission; a
/// testcase a check, a line, a question. An inconclusive check is a failure. Only what the schema of Jenkins'
/// xUnit plugin (junit-10.xsd) allows: one attribute more makes it refuse the file.
std::string junit_report(const Results& results);

}  // namespace gradjudge
