// SPDX-License-Identifier: MIT
#include "tools/sandbox/syscall_filter.hpp"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <vector>

#include "tools/sandbox/file_descriptor.hpp"
#include "tools/sandbox/sandbox_failure.hpp"

namespace gradjudge {
namespace {

using Filter = std::unique_ptr<void, void (*)(void*)>;

/// What an interpreter that only computes needs. Opening is bounded by Landlock, which grants no writing.
constexpr std::array allowed_calls{"read",
                                   "readv",
                                   "pread64",
                                   "write",
                                   "writev",
                                   "close",
                                   "lseek",
                                   "dup",
                                   "poll",
                                   "ppoll",
                                   "select",
                                   "pselect6",
                                   "open",
                                   "openat",
                                   "stat",
                                   "lstat",
                                   "fstat",
                                   "newfstatat",
                                   "statx",
                                   "access",
                                   "faccessat",
                                   "faccessat2",
                                   "getdents64",
                                   "getcwd",
                                   "chdir",
                                   "readlink",
                                   "readlinkat",
                                   "statfs",
                                   "fstatfs",
                                   "umask",
                                   "mmap",
                                   "munmap",
                                   "mprotect",
                                   "mremap",
                                   "madvise",
                                   "brk",
                                   "rt_sigaction",
                                   "rt_sigprocmask",
                                   "rt_sigreturn",
                                   "sigaltstack",
                                   "futex",
                                   "clock_gettime",
                                   "clock_getres",
                                   "clock_nanosleep",
                                   "nanosleep",
                                   "gettimeofday",
                                   "time",
                                   "times",
                                   "getrusage",
                                   "getpid",
                                   "getppid",
                                   "gettid",
                                   "getuid",
                                   "geteuid",
                                   "getgid",
                                   "getegid",
                                   "getrandom",
                                   "getrlimit",
                                   "sched_yield",
                                   "sched_getaffinity",
                                   "uname",
                                   "sysinfo",
                                   "rseq",
                                   "set_robust_list",
                                   "restart_syscall",
                                   "exit",
                                   "exit_group"};

/// The call with arguments that meet all of the conditions.
void allow(const Filter& filter, const char* name, const std::vector<scmp_arg_cmp>& conditions = {}) {
  const int number = seccomp_syscall_resolve_name(name);
  if (number == __NR_SCMP_ERROR) return;  // another architecture: it has no such call
  const int failed = seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, number,
                                            static_cast<unsigned>(conditions.size()), conditions.data());
  if (failed != 0) sandbox_failure(std::string("seccomp: allowing ") + name, -failed);
}

/// libseccomp writes the program to a file; here one in memory.
std::string program_of(const Filter& filter) {
  const FileDescriptor file(::memfd_create("seccomp", MFD_CLOEXEC));
  if (!file) sandbox_failure("seccomp: memfd_create");
  if (const int failed = seccomp_export_bpf(filter.get(), file.get()); failed != 0)
    sandbox_failure("seccomp: building the program", -failed);
  std::string program(static_cast<std::size_t>(::lseek(file.get(), 0, SEEK_END)), '\0');
  if (::pread(file.get(), program.data(), program.size(), 0) != static_cast<ssize_t>(program.size()))
    sandbox_failure("seccomp: reading the program");
  return program;
}

std::string build() {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
  if (!filter) throw SandboxFailure("seccomp: libseccomp cannot make a filter on this machine");
  for (const char* name : allowed_calls) allow(filter, name);
  // Not who is to be signaled when a descriptor is ready, which the kernel would do on behalf of a child.
  for (const int command : {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL})
    allow(filter, "fcntl", {SCMP_A1(SCMP_CMP_EQ, static_cast<scmp_datum_t>(command))});
  allow(filter, "fcntl", {SCMP_A1(SCMP_CMP_EQ, F_SETFL), SCMP_A2(SCMP_CMP_MASKED_EQ, O_ASYNC, 0)});
  // Asking whether a descriptor is a terminal is how Python opens any file; other requests are refused.
  allow(filter, "ioctl", {SCMP_A1(SCMP_CMP_EQ, TCGETS)});
  // Asking for the own limits, not setting them (a null third argument) and not those of another process.
  allow(filter, "prlimit64", {SCMP_A0(SCMP_CMP_EQ, 0), SCMP_A2(SCMP_CMP_EQ, 0)});
  // The C library then falls back to clone, which is refused.
  if (seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) != 0)
    throw SandboxFailure("seccomp: clone3");
  return program_of(filter);
}

}  // namespace

const std::string& syscall_filter() {
  static const std::string program = build();
  return program;
}

}  // namespace gradjudge
