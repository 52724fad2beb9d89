// SPDX-License-Identifier: MIT
#include "tools/report/text/decimal_text.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gradjudge {
namespace {

TEST(DecimalText, ShortenedCutsAfterSignificantDigits) {
  EXPECT_EQ(shortened("0.366842620001", 5), "0.36684…");
  EXPECT_EQ(shortened("-0.00036684262", 3), "-0.000366…");
  EXPECT_EQ(shortened("1.23456e-20", 3), "1.23…e-20");
  EXPECT_EQ(shortened("0.000000123456", 2), "1.2…e-7");
  EXPECT_EQ(shortened("9.99999", 2), "9.9…");
}

TEST(DecimalText, ShortenedLeavesWhatIsShort) {
  EXPECT_EQ(shortened("0.5", 5), "0.5");
  EXPECT_EQ(shortened("1.000000000000000000", 5), "1");
  EXPECT_EQ(shortened("-0.0", 5), "0");
  EXPECT_EQ(shortened("1e+3", 5), "1000");
  EXPECT_EQ(shortened("2e300", 5), "2e300");
  EXPECT_EQ(shortened("1.2345e-434294481903252", 3), "1.23…e-434294481903252");
}

TEST(DecimalText, ShortenedNeverCutsBeforeThePoint) {
  EXPECT_EQ(shortened("1234567.58", 3), "1234567.5…");
  EXPECT_EQ(shortened("123456", 2), "123456");
}

TEST(DecimalText, TextThatIsNoDecimalStaysAsItIs) {
  for (const char* text : {"nan", "inf", "", "-", ".", "1e", "1e5x", "1.2.3", "1e9999999999999999999",
                           "1e99999999999999999999999"}) {
    EXPECT_EQ(shortened(text, 5), text);
    EXPECT_EQ(rounded_up(text), text);
  }
}

TEST(DecimalText, RoundedUpStaysABound) {
  EXPECT_EQ(rounded_up("3e-49"), "3e-49");
  EXPECT_EQ(rounded_up("3.0000001e-49"), "4e-49");
  EXPECT_EQ(rounded_up("9.01e-49"), "1e-48");
  EXPECT_EQ(rounded_up("0.00"), "0");
}

TEST(DecimalText, Scientific) {
  EXPECT_EQ(scientific(0.18342), "1.8e-1");
  EXPECT_EQ(scientific(4.16e-16), "4.2e-16");
  EXPECT_EQ(scientific(-12345), "-1.2e4");
  EXPECT_EQ(scientific(0), "0");
  EXPECT_EQ(scientific(std::numeric_limits<double>::infinity()), "inf");
}

TEST(PointsText, HasAtMostTwoDecimals) {
  EXPECT_EQ(points_text(10), "10");
  EXPECT_EQ(points_text(0), "0");
  EXPECT_EQ(points_text(7.5), "7.5");
  EXPECT_EQ(points_text(6.67), "6.67");
}

}  // namespace
}  // namespace gradjudge
