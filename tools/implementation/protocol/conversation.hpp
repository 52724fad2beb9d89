// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "checks/answer.hpp"
#include "checks/implementation.hpp"
#include "reference/formula/inputs.hpp"
#include "reference/formula/loss.hpp"
#include "reference/problem.hpp"
#include "reference/real.hpp"
#include "tools/implementation/protocol/line_channel.hpp"
#include "tools/implementation/protocol/program.hpp"
#include "tools/implementation/protocol/self_description.hpp"
#include "tools/sandbox/limits.hpp"

namespace gradjudge {

/// Puts problems to a program that speaks the protocol of tools/docs/implementations.md. A program that
/// crashes, hangs or answers something else costs the question that it was asked, with the reason; the next
/// question is put to a new one. Not for use by several threads at once.
class Conversation {
 public:
  /// `start` starts a program, or throws SandboxFailure.
  Conversation(std::function<Program()> start, const Limits& limits);

  /// Starts the program, if it does not run, and returns what it says of itself; nothing if it cannot be
  /// started, of which each answer then says the reason.
  const std::optional<SelfDescription>& describe();
  /// The program was a shell's, and there was no such command.
  bool command_not_found() const { return command_not_found_; }
  /// Every failure is in the answer's error: an outcome's name, a colon, and a sentence. Throws
  /// SandboxFailure if no program can be started, which says nothing about the implementation.
  Answer ask(const Problem<Real>& problem);
  Answer ask(const formula::Loss& loss, const formula::Inputs& inputs);

 private:
  using Ask = std::function<nlohmann::ordered_json(const std::optional<UpdateStep>&)>;
  using Read = std::function<Answer(const nlohmann::json& reply, const std::optional<UpdateStep>&)>;

  Answer put(const std::string& loss, const Ask& ask, const Read& read);
  nlohmann::json exchange(const char* key, nlohmann::ordered_json value, double seconds);
  void require_running();
  /// The program cannot go on: it is ended, and the answer says how it came to that.
  Answer lost(const FrameFailure& failure, double seconds);
  Answer not_the_protocol(const std::string& what);
  std::string with_last_words(const std::string& text);

  std::function<Program()> start_;
  Limits limits_;
  std::optional<Program> program_;
  std::optional<LineChannel> channel_;
  std::optional<SelfDescription> description_;
  std::optional<Answer> start_failure_;
  bool command_not_found_ = false;
  std::uint64_t id_ = 0;
  std::map<std::string, int, std::less<>> timeouts_;  ///< by loss
};

/// The step that a program which updates in place is told to take: small enough that what moves under way is
/// about as small as what cancels, 2^-10 in float32 and 2^-24 in float64.
std::optional<UpdateStep> step_of(const SelfDescription& description);

}  // namespace gradjudge
