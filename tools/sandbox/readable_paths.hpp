// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

namespace gradjudge {

/// The files and directories that this Python needs in view: itself, its libraries and the system's.
std::vector<std::string> readable_paths(const std::string& interpreter);

/// What is the judge's own below those: its library and its Python package, which compute answers, wherever
/// libraries and packages are installed.
std::vector<std::string> own_files_below(const std::vector<std::string>& readable);

}  // namespace gradjudge
