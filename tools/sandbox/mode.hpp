// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

namespace gradjudge {

/// How untrusted code is confined. Landlock, seccomp and resource limits are part of each.
enum class SandboxMode {
  namespaces,  ///< own user, pid, net, mount, ipc and uts namespaces; the file system is a few read-only
               ///< binds
  user_id,     ///< no namespaces: an unprivileged user id of its own
  same_user,   ///< no namespaces and no other user id to change to, because the judge is not root
};

/// As reports record it.
constexpr std::string_view to_string(SandboxMode mode) {
  switch (mode) {
    case SandboxMode::namespaces:
      return "A: namespaces, landlock, seccomp, resource limits";
    case SandboxMode::user_id:
      return "B: own user id, landlock, seccomp, resource limits";
    case SandboxMode::same_user:
      return "B without a user id of its own: landlock, seccomp, resource limits";
  }
  return "";
}

}  // namespace gradjudge
