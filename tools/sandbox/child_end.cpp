// SPDX-License-Identifier: MIT
#include "tools/sandbox/child_end.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

namespace gradjudge {
namespace {

/// Leaves the child to be waited for.
bool has_ended(pid_t child) {
  siginfo_t ended{};
  return ::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 ||
         ended.si_pid != 0;
}

}  // namespace

ChildEnd child_end(int wait_status) {
  if (WIFSIGNALED(wait_status)) return {WTERMSIG(wait_status), 0, false};
  return {0, WEXITSTATUS(wait_status), false};
}

ChildEnd end_child(pid_t child, pid_t target) {
  constexpr auto patience = std::chrono::milliseconds(100);
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!has_ended(child) && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  const bool by_itself = has_ended(child);
  // The child is not waited for yet, so its number is still its own.
  ::kill(target, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  ChildEnd end = child_end(status);
  end.by_judge = !by_itself;
  return end;
}

std::string end_before_answer(const ChildEnd& end) {
  if (end.signal == 0) return fmt::format("the process exited (status {}) before it answered", end.status);
  const char* name = ::strsignal(end.signal);
  return fmt::format("the process was ended by signal {} ({}) before it answered", end.signal,
                     name != nullptr ? name : "unknown");
}

}  // namespace gradjudge
