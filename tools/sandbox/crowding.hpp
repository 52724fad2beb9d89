// SPDX-License-Identifier: MIT
#pragma once

namespace gradjudge {

/// How many times longer a process takes than on a machine that has nothing else to do, where so many want to
/// run on so many processors; 1 to 20.
double crowding(double wanting_to_run, unsigned processors);

/// The same of this machine in the last minute. Limits of wall time are stretched by it, so that a right
/// answer is not late because others are busy.
double crowding();

}  // namespace gradjudge
