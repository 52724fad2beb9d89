// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <string>

#include "checks/implementation.hpp"
#include "tools/implementation/protocol/program.hpp"
#include "tools/sandbox/limits.hpp"

namespace gradjudge {

/// The program as an implementation: each thread that asks has one of its own, started by `start`. It is
/// asked to describe itself at once; if it cannot even be started, every answer says why. Throws BadInput if
/// it is a shell's command that does not exist.
Implementation conversing_implementation(std::string name, std::function<Program()> start,
                                         const Limits& limits);

}  // namespace gradjudge
