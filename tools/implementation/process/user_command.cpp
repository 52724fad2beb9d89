// SPDX-License-Identifier: MIT
#include "tools/implementation/process/user_command.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "tools/sandbox/file_descriptor.hpp"
#include "tools/sandbox/sandbox_failure.hpp"

namespace gradjudge {
namespace {

struct Pipe {
  FileDescriptor read_end;
  FileDescriptor write_end;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) sandbox_failure("pipe");
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

class UserCommand {
 public:
  explicit UserCommand(const std::string& command) {
    Pipe input = make_pipe();
    Pipe output = make_pipe();
    Pipe errors = make_pipe();
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawnattr_init(&attributes);
    ::posix_spawn_file_actions_adddup2(&files, input.read_end.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&files, output.write_end.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&files, errors.write_end.get(), STDERR_FILENO);
    // A process group of its own, so that it ends with all that it has started; signals as a shell has them.
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setflags(&attributes,
                               POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::string shell = "sh";
    std::string option = "-c";
    std::string text = command;
    const std::array<char*, 4> arguments{shell.data(), option.data(), text.data(), nullptr};
    const int failed = ::posix_spawn(&pid_, "/bin/sh", &files, &attributes, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&files);
    ::posix_spawnattr_destroy(&attributes);
    if (failed != 0) {
      pid_ = -1;
      sandbox_failure("starting /bin/sh", failed);
    }
    to_ = std::move(input.write_end);
    from_ = std::move(output.read_end);
    errors_ = std::move(errors.read_end);
  }
  ~UserCommand() { end(); }
  UserCommand(const UserCommand&) = delete;
  UserCommand& operator=(const UserCommand&) = delete;

  /// Its input ends, which a program that works takes for its own end.
  ChildEnd end() {
    if (pid_ < 0) return {};
    to_.reset();
    ChildEnd end = end_child(pid_, -pid_);
    pid_ = -1;
    // How a shell says that a signal ended what it ran.
    constexpr int by_signal = 128;
    if (end.status > by_signal && end.status <= by_signal + SIGRTMAX)
      end = {end.status - by_signal, 0, end.by_judge};
    return end;
  }

  int to() const { return to_.get(); }
  int from() const { return from_.get(); }
  int errors() const { return errors_.get(); }

 private:
  pid_t pid_ = -1;
  FileDescriptor to_;
  FileDescriptor from_;
  FileDescriptor errors_;
};

}  // namespace

Program start_user_command(const std::string& command) {
  auto running = std::make_shared<UserCommand>(command);
  Program program;
  program.to = running->to();
  program.from = running->from();
  program.errors = running->errors();
  program.end = [process = running.get()] { return process->end(); };
  program.process = std::move(running);
  return program;
}

}  // namespace gradjudge
