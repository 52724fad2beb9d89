// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>

#include "cases/assignment.hpp"
#include "cases/invalid_file.hpp"

namespace gradjudge {

/// Reads an assignment and the suites that it names, which are looked for beside it and then among those that
/// ship. Its hidden cases are drawn by their seeds and the secret (see hidden_seed). Throws InvalidFile with
/// every problem of the file.
Assignment load_assignment(const std::filesystem::path& path, const std::string& hidden_secret = "");

/// The file of that name, or the assignment of that name that ships.
std::filesystem::path assignment_file(const std::string& name);

}  // namespace gradjudge
