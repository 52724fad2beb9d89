// SPDX-License-Identifier: MIT
#include "cases/format/decimal.hpp"

#include <gtest/gtest.h>

#include <string>

namespace gradjudge {
namespace {

TEST(Decimal, IsSignDigitsPointExponent) {
  for (const char* text : {"0", "7", "-0.25", "+1.5", ".5", "5.", "1e3", "1E-3", "-2.5e+10", "007"}) {
    EXPECT_TRUE(is_decimal(text)) << text;
  }
}

TEST(Decimal, IsNothingElse) {
  for (const char* text :
       {"",     "-",     ".",   "e5", "1e", "1e+",   "0x1F",  "1_000", "1,5", "nan", ".nan",    "inf",
        ".inf", "-.inf", "--1", "1 ", " 1", "1.2.3", "1e5.0", "0o17",  "½",   "1f",  "infinity"}) {
    EXPECT_FALSE(is_decimal(text)) << text;
    EXPECT_EQ(parse_decimal(text), std::nullopt) << text;
    EXPECT_EQ(parse_double(text), std::nullopt) << text;
  }
}

TEST(Decimal, IsRoundedOnceToReal) {
  EXPECT_EQ(*parse_decimal("0.1"), Real(1) / 10);
  EXPECT_NE(*parse_decimal("0.1"), Real(0.1));
  EXPECT_EQ(*parse_decimal("-12.5e-1"), Real(-1.25));
  EXPECT_EQ(*parse_decimal("+3"), Real(3));
  EXPECT_EQ(*parse_decimal("0.333333333333333333333"),
            Real(*parse_integer("333333333333333")) / Real(1e15) + Real(333333) / Real(1e21));
}

TEST(Decimal, HasAMagnitudeThatDoubleHolds) {
  EXPECT_TRUE(parse_decimal("1.7e308"));
  EXPECT_TRUE(parse_decimal("-2.3e-308"));
  EXPECT_TRUE(parse_decimal("0"));
  EXPECT_TRUE(parse_decimal("0e0"));
  EXPECT_FALSE(parse_decimal("1.8e308"));
  EXPECT_FALSE(parse_decimal("2.2e-308"));
  EXPECT_FALSE(parse_decimal("1e99999999999999999999"));
  EXPECT_FALSE(parse_decimal("1e-99999999999999999999"));
}

TEST(Decimal, HasAtMostAThousandCharacters) {
  EXPECT_TRUE(parse_decimal("0." + std::string(998, '1')));
  EXPECT_FALSE(parse_decimal("0." + std::string(999, '1')));
}

TEST(Integer, IsDigitsWithinTheLimits) {
  EXPECT_EQ(parse_integer("0"), 0);
  EXPECT_EQ(parse_integer("-12"), -12);
  EXPECT_EQ(parse_integer("+12"), 12);
  EXPECT_EQ(parse_integer("1000000000000000"), 1'000'000'000'000'000);
  for (const char* text : {"", "-", "1.0", "1e3", "0x1", " 1", "1000000000000001", "99999999999999999999"}) {
    EXPECT_EQ(parse_integer(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace gradjudge
