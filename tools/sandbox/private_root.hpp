// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

namespace gradjudge {

/// A file system that consists of a few places of the machine's own, read-only. Made ready before the fork,
/// because nothing may be allocated between fork and exec.
struct PrivateRoot {
  struct Bind {
    std::string source;  ///< absolute path outside
    std::string target;  ///< the same path, relative to the new root
    bool is_directory = false;
    bool is_device = false;
  };
  struct Link {
    std::string path;  ///< relative to the new root
    std::string target;
  };
  std::vector<std::string> directories;  ///< to make, parents first, relative to the new root
  std::vector<Link> links;
  std::vector<Bind> binds;
};

/// The root that shows the given paths and nothing else; a path that is a link (/lib) becomes that link.
PrivateRoot private_root(const std::vector<std::string>& paths);

/// Makes it the root of the calling process, which must be alone in a mount namespace that it may change.
/// Async-signal-safe. Returns nullptr, or the step that failed with errno.
const char* enter(const PrivateRoot& root);

}  // namespace gradjudge
