// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <vector>

namespace gradjudge {

/// The suite files meant by the paths: a file is itself, a folder is its *.yaml files, sorted (not those in
/// folders below it), and a name that is neither is that of a suite that ships (naive_softmax). Throws
/// InvalidFile for every path that is none of these and every folder without a suite.
std::vector<std::filesystem::path> suite_files(const std::vector<std::filesystem::path>& paths);

}  // namespace gradjudge
