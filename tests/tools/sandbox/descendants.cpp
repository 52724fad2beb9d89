// SPDX-License-Identifier: MIT
#include "tests/tools/sandbox/descendants.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>

#include <cerrno>
#include <stdexcept>
#include <thread>

namespace gradjudge {

void adopt_orphans() {
  if (::prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) throw std::runtime_error("PR_SET_CHILD_SUBREAPER");
}

bool every_descendant_ends(std::chrono::seconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (;;) {
    const pid_t ended = ::waitpid(-1, nullptr, WNOHANG);
    if (ended < 0) return errno == ECHILD;
    if (ended > 0) continue;
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace gradjudge
