// SPDX-License-Identifier: MIT
#include "tools/sandbox/probe.hpp"

#include <unistd.h>

#include "tools/sandbox/sandbox_failure.hpp"

namespace gradjudge {
namespace {

/// Tries one mode as it will be used: a confined server, and a locked-down child that answers.
ProbedMode try_mode(SandboxMode mode, const PythonSetup& setup, nlohmann::json& versions) {
  try {
    ForkServer server(mode, setup, {});
    const FileDescriptor pipe = server.fork_child();
    Frame frame;
    frame.header = {
        {"do", "load"},      {"main", "empty.py"}, {"definitions_only", false},
        {"output_bytes", 0}, {"sigmoid", 0},       {"files", {{{"name", "empty.py"}, {"size", 0}}}},
        {"sequence", 1}};
    send_frame(pipe.get(), frame, after(10));
    const Frame reply = receive_frame(pipe.get(), {}, after(10));
    if (reply.header.contains("error")) return {mode, reply.header["error"].dump()};
    versions = server.versions();
    return {mode, ""};
  } catch (const std::exception& failure) {
    return {mode, failure.what()};
  }
}

}  // namespace

std::vector<SandboxMode> candidate_modes() {
  return {SandboxMode::namespaces, ::geteuid() == 0 ? SandboxMode::user_id : SandboxMode::same_user};
}

std::optional<SandboxMode> Probe::best() const {
  for (const auto& tried : modes) {
    if (tried.failure.empty()) return tried.mode;
  }
  return std::nullopt;
}

Probe probe_sandbox(const PythonSetup& setup) {
  Probe probe;
  for (const SandboxMode mode : candidate_modes())
    probe.modes.push_back(try_mode(mode, setup, probe.versions));
  return probe;
}

SandboxMode strongest_mode(const PythonSetup& setup) {
  std::string failures;
  nlohmann::json versions;
  for (const SandboxMode mode : candidate_modes()) {
    const ProbedMode tried = try_mode(mode, setup, versions);
    if (tried.failure.empty()) return mode;
    failures += "\n  " + std::string(to_string(mode)) + ": " + tried.failure;
  }
  throw SandboxFailure("no sandbox works here, so submitted code is not run:" + failures +
                       "\nwhat is needed: Linux 5.13 or newer with Landlock and seccomp, /usr/bin/python3 "
                       "with numpy and lib2to3 "
                       "(apt-get install python3-numpy python3-lib2to3); gradjudge doctor says more");
}

}  // namespace gradjudge
