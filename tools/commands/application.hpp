// SPDX-License-Identifier: MIT
#pragma once

namespace gradjudge {

/// Runs the command line and returns the exit status (see exit_status.hpp).
int run_application(int argc, const char* const* argv);

}  // namespace gradjudge
