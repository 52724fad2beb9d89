// SPDX-License-Identifier: MIT
#pragma once
#include <stdexcept>

namespace gradjudge {

/// Bad input or usage. what() names the place, what was expected, what was found and what to do; the command
/// prints it and exits with ExitStatus::bad_input.
struct BadInput : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace gradjudge
