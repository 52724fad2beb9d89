// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "tools/implementation/protocol/program.hpp"

namespace gradjudge {

/// Starts a command of the user's own, as `/bin/sh -c COMMAND` would: with his rights, environment and
/// folder, not confined. It and all that it starts in its process group are gone when the program is. Throws
/// SandboxFailure if no process can be started.
Program start_user_command(const std::string& command);

}  // namespace gradjudge
