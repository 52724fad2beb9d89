// SPDX-License-Identifier: MIT
#include "tools/sandbox/readable_paths.hpp"

#include <filesystem>

namespace gradjudge {

std::vector<std::string> readable_paths(const std::string& interpreter) {
  namespace fs = std::filesystem;
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

}  // namespace gradjudge
