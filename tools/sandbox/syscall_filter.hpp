// SPDX-License-Identifier: MIT
#pragma once
#include <string>

namespace gradjudge {

/// The seccomp program for submitted code, as the kernel takes it (an array of struct sock_filter): reading,
/// memory, time and the end of the own process are allowed, everything else fails with EPERM. No new process,
/// thread, program, socket, signal or trace; no change to files. Built once. Throws SandboxFailure.
const std::string& syscall_filter();

}  // namespace gradjudge
