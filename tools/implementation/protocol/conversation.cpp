// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/conversation.hpp"

#include <fmt/format.h>

#include <csignal>

#include "tools/implementation/protocol/answer_json.hpp"
#include "tools/implementation/protocol/formula_json.hpp"
#include "tools/implementation/protocol/problem_json.hpp"
#include "tools/implementation/protocol/read_line.hpp"
#include "tools/sandbox/crowding.hpp"
#include "tools/submission/reply.hpp"

namespace gradjudge {
namespace {

using nlohmann::json;

/// A program that had no answer in time this often for a loss is not asked for it again.
constexpr int most_timeouts = 2;

/// A number takes up to 25 characters where it has 8 bytes.
std::size_t longest_line(const Limits& limits) {
  return 4 * limits.answer_bytes;
}

Answer failed(Outcome outcome, const std::string& text) {
  return failed_reply(outcome, text).answer;
}

}  // namespace

std::optional<UpdateStep> step_of(const SelfDescription& description) {
  if (!description.in_place) return std::nullopt;
  return UpdateStep{*description.in_place == Arithmetic::float32 ? 0x1p-10 : 0x1p-24, *description.in_place};
}

Conversation::Conversation(std::function<Program()> start, const Limits& limits)
    : start_(std::move(start)), limits_(limits) {}

/// Sends {"id": …, key: value} and returns the line with the same id. Throws FrameFailure and NotProtocol.
json Conversation::exchange(const char* key, nlohmann::ordered_json value, double seconds) {
  const auto deadline = after(seconds * crowding());
  if (!channel_->unread().empty()) {
    throw NotProtocol("it wrote \"" + text_excerpt(channel_->unread()) +
                      "\" before it was asked; its standard output is for answers, write other text to "
                      "standard error");
  }
  nlohmann::ordered_json line = {{"id", ++id_}};
  line[key] = std::move(value);
  channel_->send(line.dump(), deadline);
  json reply = read_line(channel_->receive(deadline));
  const auto echoed = reply.find("id");
  if (echoed == reply.end() || *echoed != id_) {
    throw NotProtocol(fmt::format("it answered {}, expected the \"id\" of the question, {}",
                                  echoed == reply.end() ? "without an \"id\"" : "\"id\": " + excerpt(*echoed),
                                  id_));
  }
  return reply;
}

std::string Conversation::with_last_words(const std::string& text) {
  const std::string words = channel_ ? channel_->last_errors() : "";
  return words.empty() ? text : text + "; its last words:\n" + words;
}

Answer Conversation::lost(const FrameFailure& failure, double seconds) {
  const bool timeout = failure.kind == FrameFailure::Kind::timeout;
  const ChildEnd end = program_->end();
  // A shell exits so if it finds no such command.
  command_not_found_ = !description_ && !end.by_judge && (end.status == 126 || end.status == 127);
  Answer answer;
  if (timeout) {
    answer = failed(Outcome::timeout, with_last_words(fmt::format("no answer within {} s", seconds)));
  } else if (failure.kind == FrameFailure::Kind::malformed) {
    answer = failed(Outcome::protocol_error, with_last_words(failure.what()));
  } else if (end.signal == SIGXCPU) {
    answer = failed(Outcome::timeout,
                    fmt::format("it used more than {} s of processor time", limits_.cpu_seconds));
  } else if (end.by_judge) {
    answer = failed(Outcome::protocol_error, with_last_words("it closed its output before it answered"));
  } else {
    answer = failed(Outcome::crash, with_last_words(end_before_answer(end)));
  }
  channel_.reset();
  program_.reset();
  return answer;
}

Answer Conversation::not_the_protocol(const std::string& what) {
  program_->end();
  Answer answer = failed(Outcome::protocol_error, with_last_words(what));
  channel_.reset();
  program_.reset();
  return answer;
}

/// Starts the program and lets it describe itself; on failure start_failure_ says why.
void Conversation::require_running() {
  if (program_ || start_failure_) return;
  program_ = start_();
  channel_.emplace(program_->to, program_->from, program_->errors, longest_line(limits_));
  id_ = 0;
  try {
    const json reply = exchange("start", {{"protocol", protocol_version}}, limits_.load_seconds);
    if (const auto error = reply.find("error"); error != reply.end()) {
      program_->end();
      start_failure_ = failed(Outcome::does_not_load, reported_error(*error));
    } else {
      const auto started = reply.find("started");
      if (started == reply.end()) throw NotProtocol("expected \"started\" beside \"id\", found none");
      description_ = self_description(*started);
      return;
    }
  } catch (const FrameFailure& failure) {
    start_failure_ = lost(failure, limits_.load_seconds);
    start_failure_->error += " (while it was started)";
  } catch (const NotProtocol& failure) {
    start_failure_ = not_the_protocol(failure.what());
    start_failure_->error += " (while it was started)";
  }
  channel_.reset();
  program_.reset();
}

const std::optional<SelfDescription>& Conversation::describe() {
  require_running();
  return description_;
}

Answer Conversation::ask(const Problem<Real>& problem) {
  const Problem<double> rounded = cast<double>(problem);
  return put(
      std::string(loss_id(problem)),
      [&](const std::optional<UpdateStep>& step) {
        nlohmann::ordered_json question = problem_json(rounded);
        if (step) question["rate"] = step->rate;
        return question;
      },
      [&](const json& reply, const std::optional<UpdateStep>& step) {
        return answer_of(reply, rounded, step);
      });
}

Answer Conversation::ask(const formula::Loss& loss, const formula::Inputs& inputs) {
  return put(
      loss.name, [&](const std::optional<UpdateStep>&) { return formula_json(loss, inputs); },
      [&](const json& reply, const std::optional<UpdateStep>&) {
        return formula_answer(reply, loss, inputs);
      });
}

Answer Conversation::put(const std::string& loss, const Ask& ask, const Read& read) {
  if (timeouts_[loss] >= most_timeouts) {
    return failed(Outcome::timeout,
                  fmt::format("not asked: {} questions for {} had no answer in time", most_timeouts, loss));
  }
  require_running();
  if (start_failure_) return *start_failure_;
  const std::optional<UpdateStep> step = step_of(*description_);
  json reply;
  try {
    reply = exchange("problem", ask(step), limits_.check_seconds);
  } catch (const FrameFailure& failure) {
    if (failure.kind == FrameFailure::Kind::timeout) ++timeouts_[loss];
    return lost(failure, limits_.check_seconds);
  } catch (const NotProtocol& failure) {
    return not_the_protocol(failure.what());
  }
  // The library host says so if the library has written where it must not: it is used no more.
  if (reply.contains("broken")) {
    program_->end();
    channel_.reset();
    program_.reset();
  }
  try {
    return read(reply, step);
  } catch (const NotProtocol& failure) {
    // The conversation itself is in order: the same program is asked the next question.
    return failed(Outcome::malformed, failure.what());
  }
}

}  // namespace gradjudge
