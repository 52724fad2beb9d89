// SPDX-License-Identifier: MIT
#pragma once
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>

namespace gradjudge {

/// The sandbox itself failed, not what runs in it: nothing is known about the submission, and it may be tried
/// again. The message names the step, what the system said, and what to do where something can be done.
struct SandboxFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Throws SandboxFailure with the text of errno.
[[noreturn]] inline void sandbox_failure(const std::string& step, int error = errno) {
  throw SandboxFailure(step + ": " + std::strerror(error));
}

}  // namespace gradjudge
