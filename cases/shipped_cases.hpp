// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>

namespace gradjudge {

/// The folder of the suites that ship: the environment variable GRADJUDGE_CASES if it is set and not empty,
/// otherwise cases/ of the source tree that this program was built from.
std::filesystem::path shipped_cases();

}  // namespace gradjudge
