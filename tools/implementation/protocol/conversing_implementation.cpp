// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/conversing_implementation.hpp"

#include <memory>
#include <utility>

#include "tools/bad_input.hpp"
#include "tools/implementation/protocol/conversation.hpp"
#include "tools/sandbox/sandbox_failure.hpp"
#include "tools/submission/reply.hpp"
#include "tools/worker_pool.hpp"

namespace gradjudge {

Implementation conversing_implementation(std::string name, std::function<Program()> start,
                                         const Limits& limits) {
  const auto conversations = std::make_shared<WorkerPool<Conversation>>(
      [start = std::move(start), limits] { return std::make_unique<Conversation>(start, limits); });
  Implementation implementation;
  implementation.name = std::move(name);
  auto first = conversations->take();
  if (const auto& description = first->describe()) {
    implementation.calls_itself = description->name;
    implementation.asks_for = description->allowances;
    implementation.step = step_of(*description);
  } else if (first->command_not_found()) {
    throw BadInput("--impl " + implementation.name +
                   ": the shell cannot run the command; expected one that runs here");
  }
  conversations->give_back(std::move(first));
  const auto asked = [conversations](const auto&... question) {
    try {
      auto conversation = conversations->take();
      Answer answer = conversation->ask(question...);
      conversations->give_back(std::move(conversation));
      return answer;
    } catch (const SandboxFailure& failure) {
      return failed_reply(Outcome::infrastructure, failure.what()).answer;
    }
  };
  implementation.answer = asked;
  implementation.answer_formula = asked;
  return implementation;
}

}  // namespace gradjudge
