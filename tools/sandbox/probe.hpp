// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "tools/sandbox/fork_server.hpp"

namespace gradjudge {

/// The modes that this user could use, strongest first; which of them this machine allows is to be tried.
std::vector<SandboxMode> candidate_modes();

/// One mode tried here.
struct ProbedMode {
  SandboxMode mode = SandboxMode::namespaces;
  std::string failure;  ///< empty if it works
};

/// What this machine offers, strongest mode first.
struct Probe {
  std::vector<ProbedMode> modes;
  nlohmann::json versions;  ///< of Python and numpy, if a mode works

  /// The strongest mode that works.
  std::optional<SandboxMode> best() const;
};

/// Starts a fork server in each mode that this user could use and has a child answer. Takes about half a
/// second.
Probe probe_sandbox(const PythonSetup& setup);

/// The strongest mode that works: tries the next one only if a mode fails. Throws SandboxFailure with what
/// failed and what to do if none does.
SandboxMode strongest_mode(const PythonSetup& setup);

}  // namespace gradjudge
