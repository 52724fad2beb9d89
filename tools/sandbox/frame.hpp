// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace gradjudge {

/// One message on a pipe: a JSON header and raw bytes. On the wire: the length of the header and that of the
/// bytes, each 4 bytes, little-endian, then the two.
struct Frame {
  nlohmann::json header = nlohmann::json::object();
  std::string bytes;
};

/// What a receiver accepts; the lengths are checked before anything is read.
struct FrameCaps {
  std::size_t header = std::size_t{256} << 10;
  std::size_t bytes = std::size_t{16} << 20;
};

using Clock = std::chrono::steady_clock;

/// Why a frame could not be exchanged.
struct FrameFailure : std::runtime_error {
  enum class Kind { timeout, closed, malformed };
  FrameFailure(Kind kind, const std::string& what) : std::runtime_error(what), kind(kind) {}
  Kind kind;
};

/// Both wait no longer than the deadline, and throw FrameFailure.
void send_frame(int socket, const Frame& frame, Clock::time_point deadline);
Frame receive_frame(int socket, const FrameCaps& caps, Clock::time_point deadline);

inline Clock::time_point after(double seconds) {
  return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

}  // namespace gradjudge
