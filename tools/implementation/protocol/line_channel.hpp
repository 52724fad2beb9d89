// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

#include "tools/implementation/protocol/program.hpp"
#include "tools/sandbox/frame.hpp"

namespace gradjudge {

/// Lines to and from a program, none of which is trusted to come, to end, or to be short. While it waits it
/// reads the program's error output too, so that a program that writes much there is not held up.
class LineChannel {
 public:
  /// Makes the descriptors non-blocking. They must outlive the channel.
  LineChannel(int to, int from, int errors, std::size_t longest_line);

  /// Writes the text and a line end. Throws FrameFailure: timeout, or closed if the program reads no more.
  void send(std::string_view text, Clock::time_point deadline);
  /// The next line, without its end. Throws FrameFailure: timeout, closed, or malformed if it is too long.
  std::string receive(Clock::time_point deadline);
  /// What has come already and nobody has received, a whole line or not.
  const std::string& unread() const { return unread_; }
  /// The last of what the program wrote to its error output, up to 2 KiB; made printable.
  std::string last_errors();

 private:
  bool wait(bool to_write, Clock::time_point deadline);
  void read_errors();
  void read_some();

  int to_;
  int from_;
  int errors_;
  std::size_t longest_line_;
  std::string unread_;
  std::size_t searched_ = 0;  ///< of unread_, in which there is no line end
  std::string error_text_;
  bool at_end_ = false;
};

}  // namespace gradjudge
