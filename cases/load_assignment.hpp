// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>

#include "cases/assignment.hpp"
#include "cases/invalid_file.hpp"

namespace gradjudge {

/// Reads an assignment and the suites that it names, which are looked for beside it and then among those that
/// ship. Throws InvalidFile with every problem of the file.
Assignment load_assignment(const std::filesystem::path& path);

}  // namespace gradjudge
