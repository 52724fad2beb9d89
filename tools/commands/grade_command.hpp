// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

#include "tools/exit_status.hpp"

namespace gradjudge {

/// `gradjudge grade`: a class's submissions into scores, feedback and gradebooks. The status is passed when
/// the grading was completed, whatever the scores, and machine_lacks if the sandbox failed on a submission.
void add_grade_command(CLI::App& app, ExitStatus& status);

}  // namespace gradjudge
