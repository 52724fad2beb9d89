// SPDX-License-Identifier: MIT
#include "tools/reading/reader_process.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

#include "tools/sandbox/sandbox_failure.hpp"

namespace gradjudge {
namespace {

/// Deeper than any stack.
int recurse(volatile int* count) {  // NOLINT(misc-no-recursion)
  if (*count == 1 << 30) return 0;
  volatile int here = *count + 1;
  return recurse(&here) + here;
}

std::string hostile(const std::string& text) {
  if (text == "crash") ::raise(SIGSEGV);
  if (text == "abort") std::abort();
  if (text == "recurse")
    return std::to_string([] {
      volatile int start = 0;
      return recurse(&start);
    }());
  if (text == "loop") {
    for (std::atomic<int> i{0};; ++i) continue;
  }
  if (text == "memory") return std::string(std::size_t{1} << 33, 'x');
  if (text == "throw") throw std::runtime_error("what was not expected");
  if (text == "exit") ::_exit(0);
  if (text == "kill the judge's helper") ::kill(::getppid(), SIGKILL);
  return text + text;
}

constexpr ReadingLimits limits{1, 512};

std::string failure(ReaderProcess& process, const std::string& text) {
  try {
    return "read: " + process.read(text);
  } catch (const ReadingFailed& failed) {
    return failed.what();
  }
}

TEST(ReaderProcess, ReadsOneTextAfterAnother) {
  ReaderProcess process(hostile, limits);
  EXPECT_EQ(process.read("a"), "aa");
  EXPECT_EQ(process.read(""), "");
  const std::string large(3'000'000, '\0');
  EXPECT_EQ(process.read(large), large + large);
}

TEST(ReaderProcess, WhatATextDoesToItsReaderCostsThatText) {
  ReaderProcess process(hostile, limits);
  const auto fault = [](const std::string& what) {
    return "reading it failed (" + what + "), a fault of gradjudge: please report it";
  };
  EXPECT_EQ(failure(process, "crash"), fault("Segmentation fault"));
  EXPECT_EQ(failure(process, "abort"), fault("Aborted"));
  EXPECT_EQ(failure(process, "throw"), fault("what was not expected"));
  EXPECT_EQ(failure(process, "exit"), fault("it ended"));
  EXPECT_EQ(failure(process, "loop"), "reading it takes more than 1 s");
  EXPECT_EQ(failure(process, "memory"), "reading it takes more than 512 MB of memory");
#if !defined(__SANITIZE_ADDRESS__)
  EXPECT_EQ(failure(process, "recurse"), fault("Segmentation fault"));
#endif
  EXPECT_EQ(process.read("a"), "aa");
}

TEST(ReaderProcess, SaysThatItIsGone) {
  ReaderProcess process(hostile, limits);
  EXPECT_THROW(process.read("kill the judge's helper"), SandboxFailure);
  EXPECT_THROW(process.read("a"), SandboxFailure);
}

}  // namespace
}  // namespace gradjudge
