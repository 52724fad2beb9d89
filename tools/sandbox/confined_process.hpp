// SPDX-License-Identifier: MIT
#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

#include "tools/sandbox/child_end.hpp"
#include "tools/sandbox/file_descriptor.hpp"
#include "tools/sandbox/mode.hpp"

namespace gradjudge {

/// A program to start, and all that it may see.
struct ConfinedProgram {
  std::vector<std::string> arguments;    ///< the program's absolute path first
  std::vector<std::string> environment;  ///< NAME=value; nothing is inherited
  std::vector<std::string> readable;     ///< files and directories; everything else is out of reach
  std::vector<std::string> withheld{};   ///< places below those that are out of reach all the same
};

/// A running program. Descriptor 3 of the program is the other end of `socket`; it has /dev/null for input
/// and output, a pipe for errors, and nothing else that is open here. The kernel ends it, and in a pid
/// namespace all that it started, when this is destroyed.
class ConfinedProcess {
 public:
  /// Starts it. Throws SandboxFailure with the step that failed.
  ConfinedProcess(SandboxMode mode, const ConfinedProgram& program);
  ~ConfinedProcess();
  ConfinedProcess(const ConfinedProcess&) = delete;
  ConfinedProcess& operator=(const ConfinedProcess&) = delete;

  int socket() const { return socket_.get(); }
  /// The end of the pipe that its error output comes from.
  int error_output() const { return errors_.get(); }
  /// Bytes of address space that it has now; 0 if it has ended.
  std::size_t address_space() const;
  /// What it wrote to its error output so far, up to 4 KiB; made printable.
  std::string errors() const;
  /// Ends it if it has not ended by itself within a tenth of a second; then it is gone.
  ChildEnd end();

 private:
  pid_t pid_ = -1;
  FileDescriptor socket_;
  FileDescriptor errors_;
};

}  // namespace gradjudge
