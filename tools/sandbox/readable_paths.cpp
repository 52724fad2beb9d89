// SPDX-License-Identifier: MIT
#include "tools/sandbox/readable_paths.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

bool is_own(const fs::path& file) {
  constexpr std::array names{"gradjudge", "_gradjudge", "libgradjudge"};
  const std::string name = file.filename().string();
  return std::any_of(names.begin(), names.end(), [&](const char* own) { return name.starts_with(own); });
}

/// Where below a prefix's lib/ there may be libraries (lib/x86_64-linux-gnu) or packages
/// (lib/python3.11/dist-packages).
bool may_hold_own(const fs::path& folder) {
  const std::string name = folder.filename().string();
  return name.starts_with("python3") || name.ends_with("-packages") ||
         name.find("-linux-") != std::string::npos;
}

void find_own(const fs::path& folder, std::vector<std::string>& found) {
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
    if (is_own(entry.path()))
      found.push_back(entry.path().string());
    else if (may_hold_own(entry.path()) && entry.is_directory() && !entry.is_symlink())
      find_own(entry.path(), found);
  }
}

}  // namespace

std::vector<std::string> readable_paths(const std::string& interpreter) {
  // /etc/alternatives: Debian's numpy finds libblas.so.3 through it.
  std::vector<std::string> paths{"/usr/lib", "/usr/lib64", "/usr/local/lib",   "/lib",
                                 "/lib64",   "/dev/null",  "/etc/ld.so.cache", "/etc/alternatives"};
  std::error_code missing;
  const fs::path given(interpreter);
  const fs::path real = fs::canonical(given, missing);
  paths.push_back(interpreter);
  if (!real.empty()) paths.push_back(real.string());
  // An interpreter of its own prefix (a virtual environment, pyenv, conda) has its libraries there.
  for (const fs::path& program : {given, real}) {
    const fs::path prefix = program.parent_path().parent_path();
    if (prefix.empty() || prefix == "/" || prefix == "/usr" || prefix == "/usr/local") continue;
    paths.push_back((prefix / "lib").string());
    paths.push_back((prefix / "pyvenv.cfg").string());
  }
  return paths;
}

std::vector<std::string> own_files_below(const std::vector<std::string>& readable) {
  std::vector<std::string> found;
  for (const auto& path : readable) find_own(path, found);
  return found;
}

}  // namespace gradjudge
