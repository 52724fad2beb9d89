// SPDX-License-Identifier: MIT
#pragma once
#include "checks/oracle/oracle.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// This program's name, version and commit, and the precision that truth is computed with at the start.
ToolInfo tool_info(Precision precision);

}  // namespace gradjudge
