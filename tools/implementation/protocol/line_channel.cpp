// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/line_channel.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <ctime>

#include "tools/inert/printable.hpp"

namespace gradjudge {
namespace {

using Kind = FrameFailure::Kind;

constexpr std::size_t most_error_text = std::size_t{2} << 10;

/// Writing to a program that is gone fails with EPIPE instead of ending the judge, in this thread alone.
class NoBrokenPipeSignal {
 public:
  NoBrokenPipeSignal() {
    ::sigemptyset(&broken_pipe_);
    ::sigaddset(&broken_pipe_, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &broken_pipe_, &before_);
  }
  ~NoBrokenPipeSignal() {
    const timespec at_once{};
    ::sigtimedwait(&broken_pipe_, nullptr, &at_once);
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoBrokenPipeSignal(const NoBrokenPipeSignal&) = delete;
  NoBrokenPipeSignal& operator=(const NoBrokenPipeSignal&) = delete;

 private:
  sigset_t broken_pipe_{};
  sigset_t before_{};
};

void do_not_block(int descriptor) {
  ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

}  // namespace

LineChannel::LineChannel(int to, int from, int errors, std::size_t longest_line)
    : to_(to), from_(from), errors_(errors), longest_line_(longest_line) {
  for (const int descriptor : {to, from, errors}) do_not_block(descriptor);
}

/// Waits until something can be done and reads what has come. Returns whether there is room to write.
bool LineChannel::wait(bool to_write, Clock::time_point deadline) {
  std::array<pollfd, 3> ready{pollfd{at_end_ ? -1 : from_, POLLIN, 0}, pollfd{errors_, POLLIN, 0},
                              pollfd{to_write ? to_ : -1, POLLOUT, 0}};
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  if (left <= 0) throw FrameFailure(Kind::timeout, "no answer in time");
  const int count =
      ::poll(ready.data(), ready.size(), static_cast<int>(std::min<std::int64_t>(left, 1'000'000)));
  if (count < 0 && errno != EINTR) throw FrameFailure(Kind::closed, std::strerror(errno));
  if (count <= 0) return false;
  if (ready[1].revents != 0) read_errors();
  if (ready[0].revents != 0) read_some();
  return ready[2].revents != 0;
}

void LineChannel::read_errors() {
  std::array<char, 4096> buffer{};
  for (;;) {
    const ssize_t count = errors_ < 0 ? 0 : ::read(errors_, buffer.data(), buffer.size());
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) errors_ = -1;
    if (count <= 0) break;
    error_text_.append(buffer.data(), static_cast<std::size_t>(count));
    if (error_text_.size() > most_error_text) error_text_.erase(0, error_text_.size() - most_error_text);
  }
}

void LineChannel::read_some() {
  std::array<char, 1 << 16> buffer{};
  const ssize_t count = ::read(from_, buffer.data(), buffer.size());
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (count <= 0) {
    at_end_ = true;
    return;
  }
  unread_.append(buffer.data(), static_cast<std::size_t>(count));
  if (unread_.size() > longest_line_) {
    throw FrameFailure(Kind::malformed,
                       fmt::format("it wrote more than {} bytes where one line was expected", longest_line_));
  }
}

void LineChannel::send(std::string_view text, Clock::time_point deadline) {
  const NoBrokenPipeSignal guard;
  const std::string line = std::string(text) + "\n";
  for (std::size_t done = 0; done < line.size();) {
    const ssize_t count = ::write(to_, line.data() + done, line.size() - done);
    if (count > 0) {
      done += static_cast<std::size_t>(count);
    } else if (errno == EAGAIN) {
      wait(true, deadline);
      if (at_end_) throw FrameFailure(Kind::closed, "it reads no more");
    } else if (errno != EINTR) {
      throw FrameFailure(Kind::closed, "it reads no more");
    }
  }
}

std::string LineChannel::receive(Clock::time_point deadline) {
  for (;;) {
    const std::size_t end = unread_.find('\n', searched_);
    if (end != std::string::npos) {
      std::string line = unread_.substr(0, end);
      unread_.erase(0, end + 1);
      searched_ = 0;
      return line;
    }
    searched_ = unread_.size();
    if (at_end_) throw FrameFailure(Kind::closed, "it answers no more");
    wait(false, deadline);
  }
}

std::string LineChannel::last_errors() {
  read_errors();
  const std::size_t end = error_text_.find_last_not_of(" \r\n\t");
  return printable_lines(error_text_.substr(0, end == std::string::npos ? 0 : end + 1), "");
}

}  // namespace gradjudge
