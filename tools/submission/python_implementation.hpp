// SPDX-License-Identifier: MIT
#pragma once
#include "checks/implementation.hpp"
#include "tools/sandbox/limits.hpp"
#include "tools/sandbox/mode.hpp"
#include "tools/submission/submission.hpp"

namespace gradjudge {

/// The submission as an implementation, run in the sandbox: each thread that asks has a child of its own.
/// What could not be answered says why in the answer's error: its outcome's name, a colon, and a sentence.
Implementation python_implementation(Submission submission, SandboxMode mode, const Limits& limits = {});

}  // namespace gradjudge
