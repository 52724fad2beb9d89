// SPDX-License-Identifier: MIT
#include "tools/run_folders.hpp"

#include <cstdlib>
#include <system_error>

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

bool is_in(const fs::path& path, const fs::path& folder) {
  const fs::path relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

RunFolders run_folders_of(const fs::path& working) {
  std::error_code error;
  for (fs::path folder = working;; folder = folder.parent_path()) {
    if (fs::exists(folder / ".git", error)) return {working.string(), folder.string()};
    if (folder == folder.parent_path()) break;
  }
  for (const char* variable : {"GITHUB_WORKSPACE", "CI_PROJECT_DIR"}) {
    const char* root = std::getenv(variable);
    if (root != nullptr && *root != '\0' && is_in(working, root)) return {working.string(), root};
  }
  return {working.string(), ""};
}

RunFolders run_folders() {
  std::error_code error;
  const fs::path working = fs::current_path(error);
  return error ? RunFolders{} : run_folders_of(working);
}

}  // namespace gradjudge
