// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/oracle/oracle.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// Why a block does not pass, or why a pass needs a remark: a sentence that names its worst entry.
std::string reason_of(const BlockResult& block, Precision precision);

}  // namespace gradjudge
