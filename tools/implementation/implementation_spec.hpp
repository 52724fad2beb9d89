// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/implementation.hpp"
#include "tools/sandbox/limits.hpp"

namespace gradjudge {

/// What `--impl SPEC` asks for: reference, reference:float, mistake:NAME; python:FILE and library:FILE.so,
/// run in the sandbox; process:COMMAND, the user's own. Throws BadInput, with the kinds that exist or the
/// nearest name, for anything else, and SandboxFailure if this machine has no sandbox for submitted code.
/// Adds what was noticed when it was read: files that were left out, a notebook without its pictures.
Implementation implementation_of(const std::string& spec, const Limits& limits,
                                 std::vector<std::string>& notes);

}  // namespace gradjudge
