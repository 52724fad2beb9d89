// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

namespace gradjudge {

/// One file of a bundle; the name is its path in the archive.
struct BundledFile {
  std::string name;
  std::string bytes;
  bool is_program = false;  ///< may be executed
};

using Bundle = std::vector<BundledFile>;

}  // namespace gradjudge
