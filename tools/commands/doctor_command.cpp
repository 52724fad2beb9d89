// SPDX-License-Identifier: MIT
#include "tools/commands/doctor_command.hpp"

#include <fmt/format.h>

#include <memory>

#include "tools/doctor/attack_corpus.hpp"
#include "tools/sandbox/landlock.hpp"
#include "tools/sandbox/probe.hpp"
#include "tools/submission/python_setup.hpp"

namespace gradjudge {
namespace {

/// Runs the corpus in one mode and prints what departs; returns whether nothing does.
bool withstands_attacks(SandboxMode mode, const PythonSetup& setup) {
  const Limits limits = attack_limits();
  ForkServer server(mode, setup, limits);
  std::size_t withstood = 0;
  const auto results = run_attacks(shipped_attacks(), server, limits);
  for (const auto& result : results) {
    if (result.departures.empty()) ++withstood;
    for (const auto& departure : result.departures)
      fmt::print("    {} ({}): {}\n", result.name, result.what, departure);
  }
  fmt::print("    attacks withstood: {} of {}\n", withstood, results.size());
  return !results.empty() && withstood == results.size();
}

void run_doctor(bool attacks, ExitStatus& status) {
  const PythonSetup setup = python_setup();
  const Probe probe = probe_sandbox(setup);
  fmt::print("gradjudge {}\nlandlock: version {}\n", GRADJUDGE_VERSION, landlock_version());
  fmt::print("python: {} ({})\nsandbox:\n", setup.interpreter,
             probe.best() ? fmt::format("{}, numpy {}", probe.versions["python"].get<std::string>(),
                                        probe.versions["numpy"].get<std::string>())
                          : "does not run in any mode");
  for (const auto& tried : probe.modes) {
    fmt::print("  {}: {}\n", to_string(tried.mode), tried.failure.empty() ? "works" : tried.failure);
    if (attacks && tried.failure.empty() && !withstands_attacks(tried.mode, setup))
      status = ExitStatus::failed;
  }
  if (const auto best = probe.best()) {
    fmt::print("submitted code runs in mode {}\n", to_string(*best));
  } else {
    fmt::print(
        "submitted code is not run here: {} with numpy and lib2to3 is needed (apt-get install python3-numpy "
        "python3-lib2to3), and Linux 5.13 or newer with Landlock and seccomp\n",
        setup.interpreter);
    status = ExitStatus::machine_lacks;
  }
}

}  // namespace

void add_doctor_command(CLI::App& app, ExitStatus& status) {
  CLI::App* command = app.add_subcommand(
      "doctor", "Says what works here: sandbox modes, Python; and runs the attack corpus against itself");
  auto quick = std::make_shared<bool>(false);
  command->add_flag("--quick", *quick, "Leave out the attacks, which take some seconds a mode");
  command->callback([quick, &status] { run_doctor(!*quick, status); });
}

}  // namespace gradjudge
