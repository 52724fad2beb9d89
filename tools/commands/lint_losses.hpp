// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <vector>

namespace gradjudge {

/// The suites among the paths, and in their folders, that define their own loss.
std::vector<std::filesystem::path> suites_with_a_loss(const std::vector<std::filesystem::path>& paths);

/// Reads such a suite, and proves every gradient of every case twice; prints what it holds. Throws
/// InvalidFile.
void lint_loss(const std::filesystem::path& path);

}  // namespace gradjudge
