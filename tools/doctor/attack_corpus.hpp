// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tools/sandbox/fork_server.hpp"
#include "tools/submission/submission.hpp"

namespace gradjudge {

/// A hostile submission, and what each question must come to. Its first lines say so:
///   # attack: what it tries
///   # outcome: naive_softmax=timeout negative_sampling=right
/// A question that is not named must be answered right. Several outcomes may be joined by |.
struct Attack {
  std::string name;
  std::string what;
  std::map<std::string, std::string> outcomes;  ///< by loss
  Submission submission;
};

/// How one attack came out.
struct AttackResult {
  std::string name;
  std::string what;
  std::vector<std::string> departures;  ///< "naive_softmax is right, expected timeout"; empty if all is well
};

/// The folder of the attacks that ship: GRADJUDGE_ATTACKS if it is set and not empty, otherwise that of the
/// source tree.
std::filesystem::path shipped_attacks();

/// Every attack of a folder, by name: its .py files, each together with solution.py, and its folders. Throws
/// BadInput that names the file if one cannot be read.
std::vector<Attack> load_attacks(const std::filesystem::path& folder);

/// The right submission that attacks are made of.
Submission harmless_submission(const std::filesystem::path& folder);

/// Puts one question of each loss to a submission: "right", "wrong" or the outcome's name, by loss. Throws
/// SandboxFailure.
std::map<std::string, std::string> observe(ForkServer& server, const Submission& submission,
                                           const Limits& limits);

/// Runs each attack on the server, and after each the harmless submission, which must be unharmed.
std::vector<AttackResult> run_attacks(const std::filesystem::path& folder, ForkServer& server,
                                      const Limits& limits);

/// Limits under which the attacks that use up everything end soon.
Limits attack_limits();

}  // namespace gradjudge
