// SPDX-License-Identifier: MIT
#include "tools/sandbox/frame.hpp"

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "tools/sandbox/file_descriptor.hpp"

namespace gradjudge {
namespace {

using Kind = FrameFailure::Kind;

class FrameTest : public testing::Test {
 protected:
  FrameTest() {
    std::array<int, 2> ends{};
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    left_ = FileDescriptor(ends[0]);
    right_ = FileDescriptor(ends[1]);
  }
  void write_raw(const std::string& bytes) {
    ASSERT_EQ(::write(left_.get(), bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  Kind failure_of_receiving(const FrameCaps& caps = {}) {
    try {
      receive_frame(right_.get(), caps, after(0.05));
    } catch (const FrameFailure& failure) {
      return failure.kind;
    }
    ADD_FAILURE() << "a frame was received";
    return Kind::timeout;
  }
  FileDescriptor left_;
  FileDescriptor right_;
};

TEST_F(FrameTest, ArrivesAsItWasSent) {
  Frame sent;
  sent.header = {{"do", "ask"}, {"o", 3}};
  sent.bytes = std::string("\0\xff\n", 3);
  send_frame(left_.get(), sent, after(1));
  const Frame received = receive_frame(right_.get(), {}, after(1));
  EXPECT_EQ(received.header, sent.header);
  EXPECT_EQ(received.bytes, sent.bytes);
}

TEST_F(FrameTest, SilenceIsATimeout) {
  EXPECT_EQ(failure_of_receiving(), Kind::timeout);
}

TEST_F(FrameTest, HalfAFrameIsATimeout) {
  write_raw(std::string("\x02\0\0\0\0\0\0\0{", 9));
  EXPECT_EQ(failure_of_receiving(), Kind::timeout);
}

TEST_F(FrameTest, AClosedPipeIsNoFrame) {
  write_raw(std::string("\x02\0\0\0\0\0\0\0{", 9));
  left_.reset();
  EXPECT_EQ(failure_of_receiving(), Kind::closed);
}

TEST_F(FrameTest, LengthsAreCheckedBeforeAnythingIsRead) {
  write_raw(std::string("\x02\0\0\0\xff\xff\xff\xff{}", 10));
  EXPECT_EQ(failure_of_receiving(), Kind::malformed);
}

TEST_F(FrameTest, CapsAreInclusive) {
  write_raw(std::string("\x02\0\0\0\x01\0\0\0{}x", 11));
  EXPECT_EQ(receive_frame(right_.get(), {2, 1}, after(1)).bytes, "x");
  write_raw(std::string("\x02\0\0\0\x01\0\0\0{}x", 11));
  EXPECT_EQ(failure_of_receiving({2, 0}), Kind::malformed);
}

TEST_F(FrameTest, WhatIsNoObjectIsMalformed) {
  for (const std::string header : {"[]", "12", "{]", "nil", "{\"a\":"}) {
    write_raw(std::string(1, static_cast<char>(header.size())) + std::string(7, '\0') + header);
    EXPECT_EQ(failure_of_receiving(), Kind::malformed) << header;
  }
}

TEST_F(FrameTest, SendingToNobodyWhoReadsIsATimeout) {
  Frame large;
  large.bytes.resize(std::size_t{8} << 20);
  try {
    send_frame(left_.get(), large, after(0.05));
    FAIL() << "sent";
  } catch (const FrameFailure& failure) {
    EXPECT_EQ(failure.kind, Kind::timeout);
  }
}

}  // namespace
}  // namespace gradjudge
