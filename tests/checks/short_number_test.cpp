// SPDX-License-Identifier: MIT
#include "checks/short_number.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gradjudge {
namespace {

TEST(ShortNumber, HasSixDigitsOrSoMany) {
  EXPECT_EQ(short_number(1.0 / 3), "0.333333");
  EXPECT_EQ(short_number(1.0 / 3, 9), "0.333333333");
  EXPECT_EQ(short_number(-0.0), "0");
  EXPECT_EQ(short_number(-std::nan("")), "nan");
}

TEST(TellingDigits, TellTwoNumbersApart) {
  EXPECT_EQ(telling_digits(0.5, 0.25), 6);
  EXPECT_EQ(telling_digits(0.5, 0.5 + 1e-9), 9);
  EXPECT_EQ(telling_digits(1, 1 + 1e-12), 13);
  EXPECT_EQ(telling_digits(0.1, std::nextafter(0.1, 1)), 17);
  EXPECT_EQ(telling_digits(2, 2), 17);
}

}  // namespace
}  // namespace gradjudge
