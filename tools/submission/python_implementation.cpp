// SPDX-License-Identifier: MIT
#include "tools/submission/python_implementation.hpp"

#include <memory>

#include "tools/implementation/worker_pool.hpp"
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

/// What the workers share, which must outlive them.
struct Shared {
  Submission submission;
  PythonSetup setup;
};

}  // namespace

Implementation python_implementation(Submission submission, SandboxMode mode, const Limits& limits) {
  Implementation implementation;
  implementation.name = submission.name;
  implementation.sandbox = to_string(mode);
  const auto shared = std::make_shared<Shared>(Shared{std::move(submission), python_setup()});
  const auto workers = std::make_shared<WorkerPool<Worker>>([shared, mode, limits] {
    return std::make_unique<Worker>(mode, shared->setup, shared->submission, limits);
  });
  implementation.answer = [workers](const Problem<Real>& problem) {
    try {
      std::unique_ptr<Worker> worker = workers->take();
      Answer answer = worker->session.ask(problem).answer;
      workers->give_back(std::move(worker));
      return answer;
    } catch (const SandboxFailure& failure) {
      return failed_reply(Outcome::infrastructure, failure.what()).answer;
    }
  };
  return implementation;
}

}  // namespace gradjudge
