// SPDX-License-Identifier: MIT
#include "tools/sandbox/crowding.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(Crowding, IsTheLoadForEachProcessor) {
  EXPECT_EQ(crowding(6, 2), 3);
  EXPECT_EQ(crowding(5, 0), 5);
}

TEST(Crowding, NeverShortensALimitAndStretchesItTwentyfoldAtMost) {
  EXPECT_EQ(crowding(0.5, 2), 1);
  EXPECT_EQ(crowding(1000, 2), 20);
}

TEST(Crowding, OfThisMachineIsWithinThoseEnds) {
  EXPECT_GE(crowding(), 1);
  EXPECT_LE(crowding(), 20);
}

}  // namespace
}  // namespace gradjudge
