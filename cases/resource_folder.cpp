// SPDX-License-Identifier: MIT
#include "cases/resource_folder.hpp"

#include <dlfcn.h>
#include <link.h>

#include <cstdlib>
#include <system_error>

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

/// The file of the shared library that this code was loaded from, or of the running program.
fs::path this_file() {
  static const char place = 0;
  Dl_info info{};
  void* found = nullptr;
  const bool is_library = ::dladdr1(&place, &info, &found, RTLD_DL_LINKMAP) != 0 && found != nullptr &&
                          *static_cast<const link_map*>(found)->l_name != '\0';
  const fs::path file = is_library ? static_cast<const link_map*>(found)->l_name : "/proc/self/exe";
  std::error_code error;
  const fs::path real = fs::canonical(file, error);
  return error ? fs::absolute(file) : real;
}

}  // namespace

fs::path resource_folder_of(const fs::path& program, const std::string& name,
                            const fs::path& in_source_tree) {
  std::error_code error;
  for (fs::path folder = program.parent_path();; folder = folder.parent_path()) {
    fs::path installed = folder / "share" / "gradjudge" / name;
    if (fs::is_directory(installed, error)) return installed;
    const bool is_build_folder = fs::exists(folder / "CMakeCache.txt", error);
    if (is_build_folder || folder == folder.parent_path()) return in_source_tree;
  }
}

fs::path resource_folder(const char* variable, const std::string& name, const fs::path& in_source_tree) {
  const char* chosen = std::getenv(variable);
  if (chosen != nullptr && *chosen != '\0') return chosen;
  return resource_folder_of(this_file(), name, in_source_tree);
}

}  // namespace gradjudge
