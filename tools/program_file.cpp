// SPDX-License-Identifier: MIT
#include "tools/program_file.hpp"

#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>

namespace gradjudge {

std::filesystem::path program_file() {
  const auto here = reinterpret_cast<std::uintptr_t>(&program_file);
  std::ifstream maps("/proc/self/maps");
  // Each line: BEGIN-END PERMISSIONS OFFSET DEVICE INODE FILE
  for (std::string line; std::getline(maps, line);) {
    std::istringstream fields(line);
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    char dash = 0;
    fields >> std::hex >> begin >> dash >> end;
    const std::size_t file = line.find('/');
    if (begin <= here && here < end && file != std::string::npos) {
      std::error_code error;
      const std::filesystem::path path = line.substr(file);
      // What was started is known even where another file has taken its name since.
      return std::filesystem::read_symlink("/proc/self/exe", error) == path ? "/proc/self/exe" : path;
    }
  }
  return "/proc/self/exe";
}

}  // namespace gradjudge
