// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

#include "checks/judge/run_checks.hpp"

namespace gradjudge {

/// Whether stdout is a terminal that shows color (and NO_COLOR is not set).
bool shows_color();

/// A progress bar on stderr, cleared at the end; nothing where stderr is no terminal.
Progress progress_bar();

}  // namespace gradjudge
