// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>

#include "tools/sandbox/child_end.hpp"
#include "tools/sandbox/confined_process.hpp"
#include "tools/sandbox/frame.hpp"
#include "tools/sandbox/limits.hpp"

namespace gradjudge {

/// The Python that submissions run in, and what it loads before it ever sees one.
struct PythonSetup {
  std::string interpreter;                     ///< absolute path
  std::string program;                         ///< source of the fork server
  std::map<std::string, std::string> modules;  ///< name → source, loaded by the server
  std::map<std::string, std::string> later;    ///< what is loaded only when something needs it
};

/// A confined Python with numpy loaded and nothing secret in it, which forks one child at a time. The child
/// is locked down before it reads anything. Not for use by several threads at once.
class ForkServer {
 public:
  /// Throws SandboxFailure.
  ForkServer(SandboxMode mode, const PythonSetup& setup, const Limits& limits);

  /// Forks a child and returns the judge's end of its pipe. A child that still runs is ended first. Throws
  /// SandboxFailure.
  FileDescriptor fork_child();
  /// Kills the child, if there is one, and waits until it is gone. Throws SandboxFailure.
  ChildEnd end_child();

  /// Loads one of the modules for later, for all children from now on. Throws SandboxFailure.
  void load_module(const std::string& module);

  /// {"python": …, "numpy": …}
  const nlohmann::json& versions() const { return versions_; }

 private:
  Frame ask(const Frame& request);

  Limits limits_;
  ConfinedProcess process_;
  nlohmann::json versions_;
  bool has_child_ = false;
  std::set<std::string> loaded_later_;
};

}  // namespace gradjudge
