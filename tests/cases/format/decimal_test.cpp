// SPDX-License-Identifier: MIT
#include "cases/format/decimal.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "reference/written_decimal.hpp"

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

TEST(Decimal, IsTheRealItselfWhereThatHoldsIt) {
  for (const auto& [text, number] :
       {std::pair{"-12.5e-1", -1.25}, {"+3", 3.0}, {"0.375", 0.375}, {"1e22", 1e22}}) {
    EXPECT_EQ(*parse_decimal(text), Real(number)) << text;
    EXPECT_FALSE(may_be_rounded(*parse_decimal(text))) << text;
  }
  EXPECT_FALSE(may_be_rounded(*parse_decimal("1e81")));  // 5^81 has 189 bits
}

TEST(Decimal, IsRoundedToOddWhereARealCannotHoldIt) {
  const std::string almost_one = "1." + std::string(99, '0') + "1";
  for (const std::string text :
       {"0.1", "-0.1", "0.3", "-7e-3", "1e300", "4e-320", "2.2e-308", almost_one.c_str()}) {
    const Real held = *parse_decimal(text);
    EXPECT_TRUE(may_be_rounded(held)) << text;
    const Real1024 written(text);
    const Real1024 unit = ldexp(Real1024(1), static_cast<int>(mpfr_get_exp(held.backend().data())) - 257);
    EXPECT_LT(abs(Real1024(Real1024(held) - written)), unit) << text;
    EXPECT_GT(abs(Real1024(Real1024(held) - written)), 0) << text;
  }
}

TEST(Decimal, RoundsOnceMoreToTheDoubleThatTheDecimalIs) {
  // Half way between two doubles but for the hundredth digit.
  const std::string half = "1.00000000000000011102230246251565404236316680908203125";
  const std::string above = half + std::string(60, '0') + "1";
  EXPECT_EQ(*parse_double(half), 1);
  EXPECT_EQ(*parse_double(above), 1 + 0x1p-52);
  EXPECT_EQ(static_cast<float>(*parse_decimal("0.1")), 0.1F);
  EXPECT_EQ(*parse_double("0.1"), 0.1);
  EXPECT_EQ(*parse_double("5e-324"), 5e-324);
}

TEST(Decimal, HasAMagnitudeThatDoubleHolds) {
  EXPECT_TRUE(parse_decimal("1.7e308"));
  EXPECT_TRUE(parse_decimal("1.7976931348623157e308"));
  EXPECT_TRUE(parse_decimal("-2.3e-308"));
  EXPECT_TRUE(parse_decimal("2.2e-308"));
  EXPECT_TRUE(parse_decimal("5e-324"));
  EXPECT_TRUE(parse_decimal("0"));
  EXPECT_TRUE(parse_decimal("0e0"));
  EXPECT_FALSE(parse_decimal("1.8e308"));
  EXPECT_FALSE(parse_decimal("4e-324"));
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
