// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "tools/sandbox/file_descriptor.hpp"

namespace gradjudge {

/// The version of Landlock that the kernel offers; 0 if it has none.
int landlock_version();

/// A ruleset under which files beneath `readable` may be read and executed, `writable` files be written, and
/// every other access to the file system and to TCP that this kernel's Landlock knows is denied. Of what is
/// `withheld` beneath `readable` only the names can be seen. Paths that do not exist are passed over. Throws
/// SandboxFailure if the kernel has no Landlock.
FileDescriptor landlock_ruleset(const std::vector<std::string>& readable,
                                const std::vector<std::string>& writable,
                                const std::vector<std::string>& withheld);

/// Confines the calling thread and what it starts; needs no_new_privs. Safe between fork and exec. 0 or −1
/// with errno.
int landlock_restrict_self(int ruleset);

}  // namespace gradjudge
