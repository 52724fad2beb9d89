// SPDX-License-Identifier: MIT
#include "tools/sandbox/frame.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include "cases/bounded/json.hpp"

namespace gradjudge {
namespace {

using Kind = FrameFailure::Kind;

/// A header holds lists of shapes and names, and no numbers of an answer.
constexpr JsonLimits header_limits{16, 100'000};

void wait(int socket, short events, Clock::time_point deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd ready{socket, events, 0};
    const int count = ::poll(&ready, 1, static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000)));
    if (count > 0) return;
    if (count < 0 && errno != EINTR) throw FrameFailure(Kind::closed, std::strerror(errno));
    if (count == 0 && left <= 0) throw FrameFailure(Kind::timeout, "no answer in time");
  }
}

void read_all(int socket, char* data, std::size_t size, Clock::time_point deadline) {
  while (size > 0) {
    const ssize_t count = ::recv(socket, data, size, MSG_DONTWAIT);
    if (count > 0) {
      data += count;
      size -= static_cast<std::size_t>(count);
    } else if (count < 0 && errno == EAGAIN) {
      wait(socket, POLLIN, deadline);
    } else if (count == 0 || errno != EINTR) {
      throw FrameFailure(Kind::closed, "the other side has closed the pipe");
    }
  }
}

void write_all(int socket, const std::string& data, Clock::time_point deadline) {
  for (std::size_t done = 0; done < data.size();) {
    const ssize_t count = ::send(socket, data.data() + done, data.size() - done, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) {
      done += static_cast<std::size_t>(count);
    } else if (errno == EAGAIN) {
      wait(socket, POLLOUT, deadline);
    } else if (errno != EINTR) {
      throw FrameFailure(Kind::closed, "the other side has closed the pipe");
    }
  }
}

void append_length(std::string& data, std::size_t length) {
  for (int shift = 0; shift < 32; shift += 8) data += static_cast<char>((length >> shift) & 0xFF);
}

std::size_t length_at(const std::array<char, 8>& data, std::size_t place) {
  std::size_t length = 0;
  for (std::size_t i = 4; i-- > 0;) length = length << 8 | static_cast<unsigned char>(data[place + i]);
  return length;
}

}  // namespace

void send_frame(int socket, const Frame& frame, Clock::time_point deadline) {
  const std::string header = frame.header.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  std::string data;
  data.reserve(8 + header.size() + frame.bytes.size());
  append_length(data, header.size());
  append_length(data, frame.bytes.size());
  data += header;
  data += frame.bytes;
  write_all(socket, data, deadline);
}

Frame receive_frame(int socket, const FrameCaps& caps, Clock::time_point deadline) {
  std::array<char, 8> lengths{};
  read_all(socket, lengths.data(), lengths.size(), deadline);
  const std::size_t header_length = length_at(lengths, 0);
  const std::size_t bytes_length = length_at(lengths, 4);
  if (header_length > caps.header || bytes_length > caps.bytes)
    throw FrameFailure(Kind::malformed, "what arrived is longer than any answer may be");
  std::string message(header_length + bytes_length, '\0');
  read_all(socket, message.data(), message.size(), deadline);
  Frame frame;
  frame.bytes = message.substr(header_length);
  message.resize(header_length);
  try {
    frame.header = read_json(message, header_limits);
  } catch (const InvalidJson& error) {
    throw FrameFailure(Kind::malformed, std::string("what arrived ") + error.what());
  }
  if (!frame.header.is_object()) throw FrameFailure(Kind::malformed, "what arrived is not an answer");
  return frame;
}

}  // namespace gradjudge
