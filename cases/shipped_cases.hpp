// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>

namespace gradjudge {

/// The folder of the suites that ship: the environment variable GRADJUDGE_CASES if it is set and not empty,
/// otherwise that of the installation or source tree that this program is of (see resource_folder).
std::filesystem::path shipped_cases();

}  // namespace gradjudge
