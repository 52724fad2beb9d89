// SPDX-License-Identifier: MIT
#include "tools/sandbox/crowding.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

namespace gradjudge {
namespace {

TEST(Crowding, IsTheLoadForEachProcessorAndNeverBelowOne) {
  double load = 0;
  std::ifstream("/proc/loadavg") >> load;
  const double each = load / std::max(1U, std::thread::hardware_concurrency());
  EXPECT_GE(crowding(), 1);
  EXPECT_LE(crowding(), 20);
  if (each > 1.5 && each < 19) {
    EXPECT_NEAR(crowding(), each, 0.5);
  }
}

}  // namespace
}  // namespace gradjudge
