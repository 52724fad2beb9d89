// SPDX-License-Identifier: MIT
#include "checks/entry_name.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(EntryName, HasOneNumberForEachAxis) {
  EXPECT_EQ(entry_name("loss", position(0, 0, 0)), "loss");
  EXPECT_EQ(entry_name("v_c", position(1, 4, 0)), "v_c[4]");
  EXPECT_EQ(entry_name("U", position(2, 7, 2)), "U[7][2]");
}

}  // namespace
}  // namespace gradjudge
