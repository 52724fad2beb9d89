// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <vector>

namespace gradjudge {

/// The suite files meant by the paths: a file is itself, a folder is its *.yaml files, sorted (not those in
/// folders below it). Throws InvalidFile for every path that does not exist and every folder without a suite.
std::vector<std::filesystem::path> suite_files(const std::vector<std::filesystem::path>& paths);

}  // namespace gradjudge
