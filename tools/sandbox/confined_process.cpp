// SPDX-License-Identifier: MIT
#include "tools/sandbox/confined_process.hpp"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <fstream>

#include "tools/inert/printable.hpp"
#include "tools/sandbox/landlock.hpp"
#include "tools/sandbox/private_root.hpp"
#include "tools/sandbox/sandbox_failure.hpp"

namespace gradjudge {
namespace {

/// User ids that no account has; each process gets one of them, so that one cannot reach another.
constexpr unsigned first_user_id = 61184;
constexpr unsigned user_ids = 4000;
constexpr unsigned id_inside = 1000;
constexpr unsigned long all_namespaces =
    CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS;

struct Failure {
  std::array<char, 64> step{};
  int error = 0;
};

/// All that the new process needs between fork and exec, where it must not allocate.
struct Start {
  SandboxMode mode;
  PrivateRoot root;
  FileDescriptor ruleset;
  unsigned user_id;
  std::vector<char*> arguments;
  std::vector<char*> environment;
  int socket;
  int null;
  int errors;
  int mapped;   ///< read end; a byte arrives when the ids are mapped
  int failure;  ///< write end; closed by exec
};

unsigned unused_user_id() {
  static std::atomic<unsigned> count{0};
  return first_user_id + (static_cast<unsigned>(::getpid()) * 31 + count++) % user_ids;
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (const auto& text : texts) result.push_back(const_cast<char*>(text.c_str()));
  result.push_back(nullptr);
  return result;
}

[[noreturn]] void give_up(int failure, const char* step) {
  Failure what;
  what.error = errno;
  for (std::size_t i = 0; i + 1 < what.step.size() && step[i] != '\0'; ++i) what.step[i] = step[i];
  [[maybe_unused]] const ssize_t told = ::write(failure, &what, sizeof what);
  ::_exit(127);
}

/// The system calls themselves: the C library's functions would signal the judge's other threads.
bool change_user(unsigned id) {
  return ::syscall(SYS_setgroups, 0, nullptr) == 0 && ::syscall(SYS_setresgid, id, id, id) == 0 &&
         ::syscall(SYS_setresuid, id, id, id) == 0;
}

bool set_limit(int resource, rlim_t value) {
  const rlimit limit{value, value};
  return ::syscall(SYS_prlimit64, 0, resource, &limit, nullptr) == 0;
}

/// Puts the four descriptors that the program gets, and the one to report failure on, in their places. All
/// were opened with numbers of 10 or more.
bool arrange_descriptors(const Start& start) {
  constexpr int failure = 4;
  return ::dup2(start.null, 0) == 0 && ::dup2(start.null, 1) == 1 && ::dup2(start.errors, 2) == 2 &&
         ::dup2(start.socket, 3) == 3 && ::dup3(start.failure, failure, O_CLOEXEC) == failure &&
         ::dup3(start.ruleset.get(), failure + 1, O_CLOEXEC) == failure + 1 &&
         ::syscall(SYS_close_range, failure + 2, ~0U, 0) == 0;
}

/// Leaves open what this process needs. Copies of what other threads of the judge have open would keep their
/// pipes from ending with the judge.
void close_others(const Start& start) {
  std::array kept{start.null, start.errors, start.socket, start.mapped, start.failure, start.ruleset.get()};
  std::sort(kept.begin(), kept.end());
  int next = 3;
  for (const int number : kept) {
    if (number > next) ::syscall(SYS_close_range, next, number - 1, 0);
    next = number + 1;
  }
  ::syscall(SYS_close_range, next, ~0U, 0);
}

[[noreturn]] void become(const Start& start) {
  ::setsid();
  close_others(start);
  if (start.mode == SandboxMode::namespaces) {
    char byte = 0;
    if (::read(start.mapped, &byte, 1) != 1) ::_exit(127);  // the judge is gone, or could not map
    const bool may_set_groups = start.user_id != id_inside;
    if (may_set_groups && !change_user(id_inside))
      give_up(start.failure, "changing the user in the namespace");
    if (const char* step = enter(start.root)) give_up(start.failure, step);
  } else if (start.mode == SandboxMode::user_id) {
    if (!change_user(start.user_id)) give_up(start.failure, "changing the user");
  }
  if (!arrange_descriptors(start)) give_up(start.failure, "arranging descriptors");
  constexpr int failure = 4;
  constexpr int ruleset = 5;
  if (!set_limit(RLIMIT_CORE, 0) || !set_limit(RLIMIT_FSIZE, 0) || !set_limit(RLIMIT_MEMLOCK, 0) ||
      !set_limit(RLIMIT_MSGQUEUE, 0))
    give_up(failure, "setting resource limits");
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) give_up(failure, "no_new_privs");
  if (landlock_restrict_self(ruleset) != 0) give_up(failure, "landlock");
  ::execve(start.arguments[0], start.arguments.data(), start.environment.data());
  give_up(failure, "starting the program");
}

void write_file(const std::string& path, const std::string& text) {
  const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file || ::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    sandbox_failure("user namespace: writing " + path);
}

void map_ids(pid_t pid, unsigned outside_user, unsigned outside_group) {
  const std::string process = "/proc/" + std::to_string(pid);
  const std::string inside = std::to_string(id_inside) + " ";
  if (::geteuid() != 0) write_file(process + "/setgroups", "deny");
  write_file(process + "/gid_map", inside + std::to_string(outside_group) + " 1\n");
  write_file(process + "/uid_map", inside + std::to_string(outside_user) + " 1\n");
}

struct Pair {
  FileDescriptor ours;
  FileDescriptor theirs;
};

/// A descriptor out of the way of the numbers that the program's own get.
FileDescriptor high(int number) {
  FileDescriptor low(number);
  FileDescriptor moved(::fcntl(number, F_DUPFD_CLOEXEC, 10));
  if (!moved) sandbox_failure("moving a descriptor");
  return moved;
}

Pair pipe_to_us() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) sandbox_failure("pipe");
  FileDescriptor reading = high(ends[0]);
  return {std::move(reading), high(ends[1])};
}

Pair socket_pair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) sandbox_failure("socketpair");
  FileDescriptor ours = high(ends[0]);
  return {std::move(ours), high(ends[1])};
}

}  // namespace

ConfinedProcess::ConfinedProcess(SandboxMode mode, const ConfinedProgram& program) {
  Pair socket = socket_pair();
  Pair errors = pipe_to_us();
  Pair failure = pipe_to_us();
  Pair mapped = pipe_to_us();  // the other way round: we write
  const FileDescriptor null = high(::open("/dev/null", O_RDWR | O_CLOEXEC));
  const bool root = ::geteuid() == 0;
  Start start{mode,
              mode == SandboxMode::namespaces ? private_root(program.readable) : PrivateRoot{},
              landlock_ruleset(program.readable, {"/dev/null"}, program.withheld),
              root ? unused_user_id() : id_inside,
              pointers(program.arguments),
              pointers(program.environment),
              socket.theirs.get(),
              null.get(),
              errors.theirs.get(),
              mapped.ours.get(),
              failure.theirs.get()};
  start.ruleset = high(::fcntl(start.ruleset.get(), F_DUPFD_CLOEXEC, 10));
  const unsigned long flags = SIGCHLD | (mode == SandboxMode::namespaces ? all_namespaces : 0);
  pid_ = static_cast<pid_t>(::syscall(SYS_clone, flags, nullptr, nullptr, nullptr, nullptr));
  if (pid_ == 0) become(start);
  if (pid_ < 0) sandbox_failure(mode == SandboxMode::namespaces ? "making namespaces" : "fork");
  socket_ = std::move(socket.ours);
  errors_ = std::move(errors.ours);
  socket.theirs.reset();
  errors.theirs.reset();
  failure.theirs.reset();
  try {
    if (mode == SandboxMode::namespaces) {
      map_ids(pid_, root ? start.user_id : ::geteuid(), root ? start.user_id : ::getegid());
      if (::write(mapped.theirs.get(), "", 1) != 1) sandbox_failure("telling that the ids are mapped");
    }
    Failure what;
    if (::read(failure.ours.get(), &what, sizeof what) == static_cast<ssize_t>(sizeof what)) {
      what.step.back() = '\0';
      sandbox_failure(std::string("sandbox: ") + what.step.data() + " (" + program.arguments[0] + ")",
                      what.error);
    }
  } catch (...) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    throw;
  }
}

ConfinedProcess::~ConfinedProcess() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

ChildEnd ConfinedProcess::end() {
  const ChildEnd end = end_child(pid_, pid_);
  pid_ = -1;
  return end;
}

std::size_t ConfinedProcess::address_space() const {
  std::ifstream statistics("/proc/" + std::to_string(pid_) + "/statm");
  std::size_t pages = 0;
  statistics >> pages;
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

std::string ConfinedProcess::errors() const {
  std::string text;
  std::array<char, 4096> buffer{};
  pollfd readable{errors_.get(), POLLIN, 0};
  while (text.size() < buffer.size() && ::poll(&readable, 1, 0) > 0 && (readable.revents & POLLIN) != 0) {
    const ssize_t count = ::read(errors_.get(), buffer.data(), buffer.size());
    if (count <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return printable_lines(text, "  ");
}

}  // namespace gradjudge
