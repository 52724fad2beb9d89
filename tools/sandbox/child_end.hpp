// SPDX-License-Identifier: MIT
#pragma once
#include <sys/types.h>

#include <string>

namespace gradjudge {

/// How a process ended, for words in a report. It says nothing about what the process was worth.
struct ChildEnd {
  int signal = 0;         ///< that killed it; 0 if it exited by itself
  int status = 0;         ///< that it exited with
  bool by_judge = false;  ///< it ran until the judge ended it
};

/// What waitpid reported.
ChildEnd child_end(int wait_status);

/// Waits a tenth of a second for the child to end by itself, then kills `target` (the child, or, negative,
/// its process group), and waits until the child is gone.
ChildEnd end_child(pid_t child, pid_t target);

/// "the process exited (status 1) before it answered"
std::string end_before_answer(const ChildEnd& end);

}  // namespace gradjudge
