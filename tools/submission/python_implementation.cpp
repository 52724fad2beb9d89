// SPDX-License-Identifier: MIT
#include "tools/submission/python_implementation.hpp"

#include <memory>

#include "tools/sandbox/fork_server.hpp"
#include "tools/sandbox/sandbox_failure.hpp"
#include "tools/submission/course_interface.hpp"
#include "tools/submission/python_session.hpp"
#include "tools/submission/python_setup.hpp"
#include "tools/worker_pool.hpp"

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

/// Where the function for the loss is written, the file as a path; the beginning of the main file if it is
/// not known where. A notebook's lines are those of a cell, and not known.
Place place_of(const SourcePlaces& places, std::string_view loss, const Submission& submission) {
  const auto found = places.find(loss);
  Place place = found != places.end() ? found->second : Place{submission.main, 1, 0};
  if (place.file.ends_with(".ipynb")) place.line = 0;
  const auto& main = submission.path;
  place.file = (place.file == submission.main ? main : main.parent_path() / place.file).string();
  return place;
}

/// Whether the interface that the submission is written for has a function for the loss. The newer one has
/// none for cbow.
bool has_function(const Submission& submission, const Problem<Real>& problem) {
  const bool is_cbow = std::holds_alternative<CbowProblem<Real>>(problem);
  return is_in_interface(problem) && (!is_cbow || has_older_interface(submission));
}

/// The answer of a submission as a check takes it.
Answer answer_of(Reply reply, const Problem<Real>& problem) {
  Answer answer = std::move(reply.answer);
  if (reply.outcome == Outcome::not_askable) answer.error.erase(0, answer.error.find(": ") + 2);
  // The interface has a function for the derivative of σ only if the submission wrote one.
  const bool is_sigmoid = std::holds_alternative<SigmoidProblem<Real>>(problem);
  if (is_sigmoid && answer.find("value") != nullptr) answer.left_out = {"x"};
  return answer;
}

}  // namespace

Implementation python_implementation(Submission submission, SandboxMode mode, const Limits& limits) {
  Implementation implementation;
  implementation.name = submission.name;
  implementation.sandbox = to_string(mode);
  const auto shared = std::make_shared<Shared>(Shared{std::move(submission), python_setup()});
  const auto workers = std::make_shared<WorkerPool<Worker>>([shared, mode, limits] {
    return std::make_unique<Worker>(mode, shared->setup, shared->submission, limits);
  });
  implementation.answer = [shared, workers](const Problem<Real>& problem) {
    if (!has_function(shared->submission, problem)) {
      Answer nothing;
      nothing.not_implemented = true;
      return nothing;
    }
    try {
      std::unique_ptr<Worker> worker = workers->take();
      Answer answer = answer_of(worker->session.ask(problem), problem);
      answer.code = place_of(worker->session.places(), loss_id(problem), shared->submission);
      workers->give_back(std::move(worker));
      return answer;
    } catch (const SandboxFailure& failure) {
      return failed_reply(Outcome::infrastructure, failure.what()).answer;
    }
  };
  return implementation;
}

}  // namespace gradjudge
