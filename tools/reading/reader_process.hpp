// SPDX-License-Identifier: MIT
#pragma once
#include <sys/types.h>

#include <functional>
#include <stdexcept>
#include <string>

#include "tools/sandbox/file_descriptor.hpp"

namespace gradjudge {

/// What reading one text may use.
struct ReadingLimits {
  int cpu_seconds = 10;
  int memory_megabytes = 1024;  ///< beyond what the process itself has
};

/// A text on which its reader crashed or ran into a limit. what() says which, in words that follow the text's
/// name and a colon.
struct ReadingFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Reads what strangers wrote, each text in a process of its own: whatever a text does to its reader costs
/// that text, and nothing else. Not for use by several threads at once.
class ReaderProcess {
 public:
  /// What is done with a text; what it throws that is no failure of its own belongs into what it returns.
  using Read = std::function<std::string(const std::string& text)>;

  /// Forks the process that forks the readers. To be made before threads are: a fork copies only the thread
  /// that calls it. Throws SandboxFailure.
  ReaderProcess(const Read& read, const ReadingLimits& limits);
  ~ReaderProcess();
  ReaderProcess(const ReaderProcess&) = delete;
  ReaderProcess& operator=(const ReaderProcess&) = delete;

  /// What Read returned. Throws ReadingFailed, and SandboxFailure if the process that forks is gone.
  std::string read(const std::string& text);

 private:
  ReadingLimits limits_;
  pid_t pid_ = -1;
  FileDescriptor socket_;
};

}  // namespace gradjudge
