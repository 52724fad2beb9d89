// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <vector>

#include "cases/case.hpp"
#include "cases/invalid_file.hpp"

namespace gradjudge {

/// The suites of all files that the paths mean (see suite_files). Throws one InvalidFile with every problem
/// of every file; two suites of one name are a problem, because suite/case must name one case.
std::vector<Suite> load_suites(const std::vector<std::filesystem::path>& paths);

}  // namespace gradjudge
