// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

namespace gradjudge {

/// The files and directories that this Python needs in view: itself, its libraries and the system's. None
/// holds anything of the judge's.
std::vector<std::string> readable_paths(const std::string& interpreter);

}  // namespace gradjudge
