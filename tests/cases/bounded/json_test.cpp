// SPDX-License-Identifier: MIT
#include "cases/bounded/json.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

std::string repeated(const std::string& part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

/// Why the text is not read, and the byte; empty if it is.
std::string refusal(const std::string& text, const JsonLimits& limits = {}) {
  try {
    read_json(text, limits);
  } catch (const InvalidJson& error) {
    return error.what() + (error.byte ? " at " + std::to_string(*error.byte) : "");
  }
  return "";
}

TEST(ReadJson, ReadsWhatNlohmannReads) {
  const char* text =
      R"({"a": [1, -2, 2.5, true, null, "é"], "b": {"c": [], "d": {}}, "a": [18446744073709551615]})";
  EXPECT_EQ(read_json(text), nlohmann::json::parse(text));
  EXPECT_EQ(read_json(" 7 "), 7);
  EXPECT_EQ(read_ordered_json(R"({"z": 1, "a": {"y": 2, "b": 3}})").dump(), R"({"z":1,"a":{"y":2,"b":3}})");
}

TEST(ReadJson, StopsAtWhatIsNestedTooDeeply) {
  EXPECT_EQ(refusal(repeated("[", 32) + repeated("]", 32)), "");
  EXPECT_EQ(refusal(repeated("[", 33) + repeated("]", 33)), "has lists or objects nested more than 32 deep");
  EXPECT_NE(refusal(repeated("[", 3'000'000)), "");
  EXPECT_NE(refusal(repeated("{\"a\":", 1'000'000)), "");
  EXPECT_NE(refusal(repeated("[{\"a\":", 17)), "");
}

TEST(ReadJson, StopsAtTooManyValues) {
  const JsonLimits limits{32, 5};
  EXPECT_EQ(refusal("[1, 2, 3, 4]", limits), "");
  EXPECT_NE(refusal("[1, 2, 3, 4, 5]", limits), "");
  EXPECT_EQ(refusal(R"({"a": 1, "b": 2})", limits), "");
  EXPECT_NE(refusal(R"({"a": 1, "b": []})", JsonLimits{32, 4}), "");
}

TEST(ReadJson, SaysWhereATextIsNoJson) {
  EXPECT_EQ(refusal(""), "is not JSON at 0");
  EXPECT_EQ(refusal("{\"a\": 1"), "is not JSON at 7");
  EXPECT_EQ(refusal("[1] 2"), "is not JSON at 4");
  EXPECT_EQ(refusal("\"\xff\""), "is not JSON at 1");
  EXPECT_EQ(refusal("{\"a\": 1e400}"), "has a number that no double can hold at 10");
  EXPECT_EQ(refusal("[-1e999]"), "has a number that no double can hold at 6");
}

}  // namespace
}  // namespace gradjudge
