// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/read_line.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gradjudge {
namespace {

std::string refusal(std::string_view line) {
  try {
    read_line(line);
  } catch (const NotProtocol& error) {
    return error.what();
  }
  return "";
}

TEST(ReadLine, IsAnObject) {
  EXPECT_EQ(read_line(R"({"id": 3})")["id"], 3);
}

TEST(ReadLine, SaysWhatItFoundInstead) {
  EXPECT_EQ(refusal("hello"), "expected one JSON object on a line, found hello, which is not JSON");
  EXPECT_EQ(refusal(""), "expected one JSON object on a line, found an empty line, which is not JSON");
  EXPECT_EQ(refusal("[1, 2]"), "expected one JSON object on a line, found [1, 2]");
  EXPECT_EQ(refusal("\x1b[31m"), "expected one JSON object on a line, found \\x1b[31m, which is not JSON");
  EXPECT_EQ(refusal(std::string(100, 'x')),
            "expected one JSON object on a line, found " + std::string(60, 'x') + "…, which is not JSON");
  EXPECT_EQ(
      refusal(R"({"a": 1e400})"),
      R"(expected one JSON object on a line, found {"a": 1e400}, which has a number that no double can hold)");
  EXPECT_EQ(
      refusal(std::string(17, '[') + std::string(17, ']')),
      "expected one JSON object on a line, found [[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]], which has lists or "
      "objects nested more than 16 deep");
}

TEST(ReadLine, TakesTheWordsThatPythonWritesForWhatJsonLacks) {
  const auto value = read_line(R"({"a": [NaN, Infinity, -Infinity, -1], "b": "NaN \" Infinity"})");
  EXPECT_TRUE(std::isnan(read_number(value["a"][0], "a")));
  EXPECT_EQ(read_number(value["a"][1], "a"), HUGE_VAL);
  EXPECT_EQ(read_number(value["a"][2], "a"), -HUGE_VAL);
  EXPECT_EQ(read_number(value["a"][3], "a"), -1);
  EXPECT_EQ(value["b"], "NaN \" Infinity");
}

TEST(ReadNumber, TakesNullForNan) {
  EXPECT_TRUE(std::isnan(read_number(nullptr, "loss")));
}

TEST(ReadNumber, NamesThePlaceOfWhatIsNone) {
  try {
    read_number("0.5", "v_c[2]");
    FAIL();
  } catch (const NotProtocol& error) {
    EXPECT_STREQ(error.what(), "v_c[2] is \"0.5\", expected a number");
  }
}

}  // namespace
}  // namespace gradjudge
