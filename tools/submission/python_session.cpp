// SPDX-License-Identifier: MIT
#include "tools/submission/python_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>

#include "tools/sandbox/crowding.hpp"
#include "tools/submission/course_interface.hpp"
#include "tools/submission/python_setup.hpp"
#include "tools/submission/request.hpp"

namespace gradjudge {
namespace {

/// A function that ran into the limit once has this share of it from then on: a loop costs its limit once,
/// and one that is endless for some inputs alone still answers the others.
constexpr double share_after_a_timeout = 0.05;
/// One that ran into its limits this often is not asked again.
constexpr int most_timeouts = 6;
/// Questions beyond this go into a frame of their own.
constexpr std::size_t most_request_bytes = std::size_t{1} << 20;

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
    : server_(server),
      submission_(submission),
      limits_(limits),
      left_(limits.submission_seconds),
      needs_sigmoid_(needs_sigmoid(submission)) {}

PythonSession::~PythonSession() {
  try {
    server_.end_child();
  } catch (const std::exception&) {
    // The server is gone, and the child with it; whoever uses the server next is told.
  }
}

/// Throws FrameFailure.
void PythonSession::send(Frame frame, double seconds) {
  const Stopwatch stopwatch(left_, crowded_);
  frame.header["sequence"] = sequence_;
  send_frame(pipe_.get(), frame, after(std::min(seconds, left_) * crowded_));
}

/// The next reply, if it is the one to the question that is due. Throws FrameFailure.
Frame PythonSession::receive(double seconds) {
  // Only the time that is spent waiting for the submission counts, not what the judge does in between.
  const Stopwatch stopwatch(left_, crowded_);
  FrameCaps caps;
  caps.bytes = limits_.answer_bytes;
  Frame reply = receive_frame(pipe_.get(), caps, after(std::min(seconds, left_) * crowded_));
  const std::uint64_t due = sequence_++;
  const auto echoed = reply.header.find("sequence");
  if (echoed == reply.header.end() || !echoed->is_number_unsigned() || *echoed != due)
    throw FrameFailure(FrameFailure::Kind::malformed, "what arrived answers another question");
  if (hidden_) return reply;
  for (auto& note : read_notes(reply)) {
    const bool is_new = std::find(notes_.begin(), notes_.end(), note) == notes_.end();
    if (is_new && notes_.size() < 40) notes_.push_back(std::move(note));
  }
  return reply;
}

Frame PythonSession::exchange(Frame frame, double seconds) {
  send(std::move(frame), seconds);
  return receive(seconds);
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
bool PythonSession::start_child(bool with_sigmoid) {
  pipe_.reset();
  has_judge_losses_ = false;
  has_sigmoid_ = with_sigmoid;
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
  if (!hidden_)
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
  const std::string sigmoid = has_sigmoid_ ? sigmoid_source() : "";
  frame.header["sigmoid"] = sigmoid.size();
  frame.bytes += sigmoid;
  try {
    const Frame loaded = exchange(std::move(frame), limits_.load_seconds);
    places_ = read_source_places(loaded, submission_);
    load_failure_ = read_failure(loaded);
    if (loaded.header.value("python_2", nlohmann::json()) == true) server_.load_module(python_2_translator);
  } catch (const FrameFailure& failure) {
    load_failure_ = lost_child(failure, limits_.load_seconds);
    load_failure_->answer.error += " (while the file was loaded)";
  }
  if (load_failure_) pipe_.reset();
  return !load_failure_;
}

/// Throws FrameFailure.
void PythonSession::give_judge_losses() {
  Frame losses;
  losses.header = {{"do", "judge_loss"}};
  losses.bytes = judge_loss_source();
  exchange(std::move(losses), limits_.check_seconds);
  has_judge_losses_ = true;
}

/// Why the problem is not put to the submission at all, if it is not.
std::optional<Reply> PythonSession::not_asked(const Problem<Real>& problem) const {
  if (const std::string why = not_askable(problem); !why.empty())
    return failed_reply(Outcome::not_askable, why);
  const std::string_view loss = loss_id(problem);
  const auto timeouts = timeouts_.find(loss);
  if (timeouts != timeouts_.end() && timeouts->second >= most_timeouts) {
    return failed_reply(Outcome::timeout, fmt::format("not asked: {} questions for {} had no answer in time",
                                                      most_timeouts, loss));
  }
  if (left_ <= 0) {
    return failed_reply(Outcome::timeout, fmt::format("not asked: the submission's {} s are used up",
                                                      limits_.submission_seconds));
  }
  return std::nullopt;
}

/// The time that the function which answers the problem may take.
double PythonSession::question_seconds(const Problem<Real>& problem) const {
  const bool timed_out_before = timeouts_.contains(loss_id(problem));
  return limits_.check_seconds * (timed_out_before ? share_after_a_timeout : 1);
}

/// Whether the child that is asked gets the stand-ins for σ: not where σ itself is asked for.
bool PythonSession::gets_sigmoid(const Problem<Real>& problem) const {
  return needs_sigmoid_ && !std::holds_alternative<SigmoidProblem<Real>>(problem);
}

bool PythonSession::is_asked_alike(const Problem<Real>& a, const Problem<Real>& b) const {
  return is_window(a) == is_window(b) && gets_sigmoid(a) == gets_sigmoid(b);
}

/// How many of the first problems go into one frame: all of one kind, and no more than a frame should hold.
std::size_t PythonSession::fit_in_one_frame(std::span<const Problem<Real>* const> problems) const {
  std::size_t count = 1;
  std::size_t bytes = request_bytes(*problems[0]);
  while (count < problems.size() && is_asked_alike(*problems[count], *problems[0]) &&
         !not_asked(*problems[count])) {
    bytes += request_bytes(*problems[count]);
    if (bytes > most_request_bytes) break;
    ++count;
  }
  return count;
}

/// Puts the problems to a child in one frame and adds the replies, up to the first that does not come.
void PythonSession::ask_child(std::span<const Problem<Real>* const> problems, std::vector<Reply>& replies) {
  const bool needs_judge_losses = is_window(*problems[0]);
  const bool with_sigmoid = gets_sigmoid(*problems[0]);
  const bool needs_new_child =
      !pipe_ || (has_judge_losses_ && !needs_judge_losses) || has_sigmoid_ != with_sigmoid;
  if (needs_new_child && !start_child(with_sigmoid)) {
    replies.insert(replies.end(), problems.size(), *load_failure_);
    return;
  }
  const std::size_t first = replies.size();
  double seconds = limits_.check_seconds;
  try {
    if (needs_judge_losses && !has_judge_losses_) give_judge_losses();
    send(request(problems), seconds);
    while (pipe_ && replies.size() < first + problems.size()) {
      const Problem<Real>& problem = *problems[replies.size() - first];
      seconds = question_seconds(problem);
      replies.push_back(read_reply(receive(seconds), returned_blocks(problem)));
      if (replies.back().outcome == Outcome::protocol_error) pipe_.reset();
    }
  } catch (const FrameFailure& failure) {
    replies.push_back(lost_child(failure, seconds));
  }
  for (std::size_t i = first; i < replies.size(); ++i) {
    if (replies[i].outcome == Outcome::timeout) ++timeouts_[std::string(loss_id(*problems[i - first]))];
  }
}

std::vector<Reply> PythonSession::ask(const std::vector<const Problem<Real>*>& problems) {
  crowded_ = crowding();
  std::vector<Reply> replies;
  while (replies.size() < problems.size()) {
    const std::span<const Problem<Real>* const> left = std::span(problems).subspan(replies.size());
    if (auto reply = not_asked(*left[0])) {
      replies.push_back(std::move(*reply));
    } else {
      ask_child(left.first(fit_in_one_frame(left)), replies);
    }
  }
  for (Reply& reply : replies) {
    // A child that did not get as far as being asked has seen no inputs.
    const bool was_not_asked = load_failure_ && reply.answer.error == load_failure_->answer.error;
    if (hidden_ && !was_not_asked)
      reply = without_words(std::move(reply));
    else if (!hidden_)
      reply.answer.notes.insert(reply.answer.notes.end(), notes_.begin(), notes_.end());
  }
  return replies;
}

Reply PythonSession::ask(const Problem<Real>& problem) {
  return std::move(ask(std::vector{&problem})[0]);
}

void PythonSession::hide() {
  hidden_ = true;
  pipe_.reset();
}

}  // namespace gradjudge
