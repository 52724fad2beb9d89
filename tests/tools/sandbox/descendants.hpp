// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>

namespace gradjudge {

/// From now on this process adopts the descendants whose parent is gone. Throws std::runtime_error.
void adopt_orphans();

/// Whether every descendant of this process has ended or ends within `patience`: a process that was killed
/// takes a moment to die. Needs adopt_orphans().
bool every_descendant_ends(std::chrono::seconds patience);

}  // namespace gradjudge
