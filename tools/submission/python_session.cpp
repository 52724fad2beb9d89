// SPDX-License-Identifier: MIT
#include "tools/submission/python_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>

#include "tools/sandbox/crowding.hpp"
#include "tools/submission/python_setup.hpp"
#include "tools/submission/request.hpp"

namespace gradjudge {
namespace {

/// A function that ran into the limit this often is not asked again.
constexpr int most_timeouts = 2;

/// Takes the time of its life off an account, as it would have been on a machine that is not crowded.
class Stopwatch {
 public:
  Stopwatch(double& account, double crowded) : account_(account), crowded_(crowded) {}
  ~Stopwatch() { account_ -= std::chrono::duration<double>(Clock::now() - start_).count() / crowded_; }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  double& account_;
  double crowded_;
  Clock::time_point start_ = Clock::now();
};

}  // namespace

PythonSession::PythonSession(ForkServer& server, const Submission& submission, const Limits& limits)
    : server_(server), submission_(submission), limits_(limits), left_(limits.submission_seconds) {}

PythonSession::~PythonSession() {
  try {
    server_.end_child();
  } catch (const std::exception&) {
    // The server is gone, and the child with it; whoever uses the server next is told.
  }
}

/// Sends a frame and waits for the one that answers it. Throws FrameFailure.
Frame PythonSession::exchange(Frame frame, double seconds) {
  const std::uint64_t sequence = ++sequence_;
  frame.header["sequence"] = sequence;
  // Only the time that is spent waiting for the submission counts, not what the judge does in between.
  const double crowded = crowding();
  const Stopwatch stopwatch(left_, crowded);
  const auto deadline = after(std::min(seconds, left_) * crowded);
  send_frame(pipe_.get(), frame, deadline);
  FrameCaps caps;
  caps.bytes = limits_.answer_bytes;
  Frame reply = receive_frame(pipe_.get(), caps, deadline);
  const auto echoed = reply.header.find("sequence");
  if (echoed == reply.header.end() || !echoed->is_number_unsigned() || *echoed != sequence)
    throw FrameFailure(FrameFailure::Kind::malformed, "what arrived answers another question");
  for (auto& note : read_notes(reply)) {
    const bool is_new = std::find(notes_.begin(), notes_.end(), note) == notes_.end();
    if (is_new && notes_.size() < 40) notes_.push_back(std::move(note));
  }
  return reply;
}

/// The child cannot go on: it is ended, and the reply says how it came to that.
Reply PythonSession::lost_child(const FrameFailure& failure, double seconds) {
  pipe_.reset();
  const ChildEnd end = server_.end_child();
  switch (failure.kind) {
    case FrameFailure::Kind::timeout:
      if (left_ <= 0) {
        return failed_reply(
            Outcome::timeout,
            fmt::format("the submission's {} s for all questions are used up", limits_.submission_seconds));
      }
      return failed_reply(Outcome::timeout, fmt::format("no answer within {} s", seconds));
    case FrameFailure::Kind::malformed:
      return failed_reply(Outcome::protocol_error, failure.what());
    case FrameFailure::Kind::closed:
      break;
  }
  if (end.signal == SIGXCPU) {
    return failed_reply(Outcome::timeout,
                        fmt::format("it used more than {} s of processor time", limits_.cpu_seconds));
  }
  return failed_reply(Outcome::crash, end_before_answer(end));
}

/// A new child that has loaded the file. Returns false, with load_failure_ set, if the file cannot be loaded.
bool PythonSession::start_child() {
  pipe_.reset();
  has_judge_losses_ = false;
  if (load_failure_) return false;
  if (load(definitions_only_)) return true;
  const Outcome outcome = load_failure_->outcome;
  const bool came_to_an_end = outcome == Outcome::does_not_load || outcome == Outcome::out_of_memory;
  if (definitions_only_ || came_to_an_end || left_ <= 0) return false;
  // Something that it does besides defining functions kept it from being loaded: leave that out.
  const std::string reason = load_failure_->answer.error;
  definitions_only_ = true;
  load_failure_.reset();
  if (!load(true)) return false;
  notes_.push_back("running the whole file fails (" + reason + "): only its definitions were run");
  return true;
}

bool PythonSession::load(bool definitions_only) {
  pipe_ = server_.fork_child();
  Frame frame;
  frame.header = {{"do", "load"},
                  {"main", submission_.main},
                  {"definitions_only", definitions_only},
                  {"output_bytes", limits_.output_bytes},
                  {"files", nlohmann::json::array()}};
  for (const auto& file : submission_.files) {
    frame.header["files"].push_back({{"name", file.name}, {"size", file.bytes.size()}});
    frame.bytes += file.bytes;
  }
  try {
    const Frame loaded = exchange(std::move(frame), limits_.load_seconds);
    if (loaded.header.contains("error")) load_failure_ = read_reply(loaded);
  } catch (const FrameFailure& failure) {
    load_failure_ = lost_child(failure, limits_.load_seconds);
    load_failure_->answer.error += " (while the file was loaded)";
  }
  if (load_failure_) pipe_.reset();
  return !load_failure_;
}

/// Throws FrameFailure.
void PythonSession::give_judge_losses() {
  static const std::string source = judge_loss_source();
  Frame losses;
  losses.header = {{"do", "judge_loss"}};
  losses.bytes = source;
  exchange(std::move(losses), limits_.check_seconds);
  has_judge_losses_ = true;
}

Reply PythonSession::ask(const Problem<Real>& problem) {
  const std::string loss(loss_id(problem));
  if (timeouts_[loss] >= most_timeouts) {
    return failed_reply(Outcome::timeout, fmt::format("not asked: {} questions for {} had no answer in time",
                                                      most_timeouts, loss));
  }
  if (left_ <= 0) {
    return failed_reply(Outcome::timeout, fmt::format("not asked: the submission's {} s are used up",
                                                      limits_.submission_seconds));
  }
  // Whoever has been given the judge's losses is never asked for losses.
  const bool needs_judge_losses = is_window(problem);
  const bool needs_new_child = !pipe_ || (has_judge_losses_ && !needs_judge_losses);
  if (needs_new_child && !start_child()) return *load_failure_;
  Reply reply;
  try {
    if (needs_judge_losses && !has_judge_losses_) give_judge_losses();
    reply = read_reply(exchange(request(problem), limits_.check_seconds));
  } catch (const FrameFailure& failure) {
    reply = lost_child(failure, limits_.check_seconds);
  }
  if (reply.outcome == Outcome::protocol_error) pipe_.reset();
  if (reply.outcome == Outcome::timeout) ++timeouts_[loss];
  reply.answer.notes.insert(reply.answer.notes.end(), notes_.begin(), notes_.end());
  return reply;
}

}  // namespace gradjudge
