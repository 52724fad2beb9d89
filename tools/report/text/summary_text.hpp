// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/results.hpp"

namespace gradjudge {

/// The verdicts of one suite.
struct SuiteCount {
  std::string suite;
  Summary count;
};

/// The verdicts a suite, in the order in which the suites first appear.
std::vector<SuiteCount> count_by_suite(const Results& results);

/// 43 checks: 42 pass, 1 fail, 0 inconclusive, 0 error, in 0.31 s
std::string summary_line(const Results& results);

/// gradjudge 0.1.0 (commit 1a2b3c4), 256 bits, sandbox namespaces
std::string tool_line(const ToolInfo& tool);

/// The known mistakes that apply to some case and that no case catches.
std::vector<const MistakeResult*> survivors(const Results& results);

}  // namespace gradjudge
