// SPDX-License-Identifier: MIT
#include "tools/inert/clipped.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(Clipped, LeavesWhatIsShortEnough) {
  EXPECT_EQ(clipped("", 0), "");
  EXPECT_EQ(clipped("abcd", 4), "abcd");
}

TEST(Clipped, SaysHowMuchIsLeftOut) {
  EXPECT_EQ(clipped("abcde", 4), "abcd … (1 bytes more)");
  EXPECT_LT(clipped(std::string(1'000'000, 'x')).size(), longest_text + 40);
}

TEST(Clipped, CutsBetweenCharacters) {
  EXPECT_EQ(clipped("ab€", 4), "ab … (3 bytes more)");
  EXPECT_EQ(clipped("a😀b", 4), "a … (5 bytes more)");
}

TEST(Clipped, CutsWhatIsNoUtf8Somewhere) {
  EXPECT_EQ(clipped("\x80\x80\x80\x80\x80\x80", 5).substr(0, 2), "\x80\x80");
}

}  // namespace
}  // namespace gradjudge
