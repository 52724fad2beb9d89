// SPDX-License-Identifier: MIT
#pragma once

namespace gradjudge {

/// How many times longer a process takes here than on a machine that has nothing else to do: those that
/// wanted to run in the last minute, for each processor; 1 to 20. Limits of wall time are stretched by it, so
/// that a right answer is not late because others are busy.
double crowding();

}  // namespace gradjudge
