// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>

#include "checks/results.hpp"

namespace gradjudge {

/// The working folder, and the root of the repository that it is in: the nearest folder at or above it with
/// .git, otherwise what GITHUB_WORKSPACE or CI_PROJECT_DIR names if it is in that.
RunFolders run_folders();

/// The same of another folder.
RunFolders run_folders_of(const std::filesystem::path& working);

}  // namespace gradjudge
