// SPDX-License-Identifier: MIT
#include "tools/submission/python_implementation.hpp"

#include <memory>
#include <mutex>

#include "tools/sandbox/fork_server.hpp"
#include "tools/sandbox/sandbox_failure.hpp"
#include "tools/submission/python_session.hpp"
#include "tools/submission/python_setup.hpp"

namespace gradjudge {
namespace {

/// A server with the session that it serves.
struct Worker {
  Worker(SandboxMode mode, const PythonSetup& setup, const Submission& submission, const Limits& limits)
      : server(mode, setup, limits), session(server, submission, limits) {}
  ForkServer server;
  PythonSession session;
};

/// As many workers as threads ask at once; they are kept for the next question.
class Workers {
 public:
  Workers(Submission submission, SandboxMode mode, const Limits& limits)
      : submission_(std::move(submission)), mode_(mode), limits_(limits), setup_(python_setup()) {}

  Answer answer(const Problem<Real>& problem) {
    try {
      std::unique_ptr<Worker> worker = take();
      Answer answer = worker->session.ask(problem).answer;
      const std::scoped_lock lock(mutex_);
      idle_.push_back(std::move(worker));
      return answer;
    } catch (const SandboxFailure& failure) {
      return failed_reply(Outcome::infrastructure, failure.what()).answer;
    }
  }

 private:
  std::unique_ptr<Worker> take() {
    {
      const std::scoped_lock lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<Worker> worker = std::move(idle_.back());
        idle_.pop_back();
        return worker;
      }
    }
    return std::make_unique<Worker>(mode_, setup_, submission_, limits_);
  }

  Submission submission_;
  SandboxMode mode_;
  Limits limits_;
  PythonSetup setup_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Worker>> idle_;
};

}  // namespace

Implementation python_implementation(Submission submission, SandboxMode mode, const Limits& limits) {
  Implementation implementation;
  implementation.name = submission.name;
  implementation.sandbox = to_string(mode);
  const auto workers = std::make_shared<Workers>(std::move(submission), mode, limits);
  implementation.answer = [workers](const Problem<Real>& problem) { return workers->answer(problem); };
  return implementation;
}

}  // namespace gradjudge
