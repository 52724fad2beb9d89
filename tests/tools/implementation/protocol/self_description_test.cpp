// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/self_description.hpp"

#include <gtest/gtest.h>

#include "tools/implementation/protocol/read_line.hpp"

namespace gradjudge {
namespace {

std::string refusal(const char* text) {
  try {
    self_description(nlohmann::json::parse(text));
  } catch (const NotProtocol& error) {
    return error.what();
  }
  return "";
}

TEST(SelfDescription, NeedsOnlyTheVersion) {
  const SelfDescription description = self_description({{"protocol", 1}});
  EXPECT_EQ(description.name, "");
  EXPECT_TRUE(description.allowances.empty());
  EXPECT_FALSE(description.in_place.has_value());
}

TEST(SelfDescription, SaysWhatItNeeds) {
  const SelfDescription description = self_description(nlohmann::json::parse(R"({
    "protocol": 1, "name": "mine\u001b", "in_place": "float32", "allowances": [
      {"kind": "float32", "reason": "fast"},
      {"kind": "sigmoid_table", "table_size": 1000, "table_range": 6, "table_factor": 83, "reason": "table"},
      {"kind": "clipped_score", "range": 10, "reason": "clamp"}]})"));
  EXPECT_EQ(description.name, "mine\\x1b");
  EXPECT_EQ(description.in_place, Arithmetic::float32);
  ASSERT_EQ(description.allowances.size(), 3U);
  EXPECT_EQ(description.allowances[0].kind, Allowance::Kind::float32);
  EXPECT_EQ(description.allowances[0].reason, "fast");
  EXPECT_EQ(description.allowances[1].table_size, 1000);
  EXPECT_EQ(description.allowances[1].table_factor, 83);
  EXPECT_EQ(description.allowances[2].table_range, 10);
}

TEST(SelfDescription, IsRefusedWithThePlace) {
  EXPECT_EQ(refusal("3"), "started is 3, expected an object");
  EXPECT_EQ(refusal("{}"), "it speaks version ? of the protocol, expected 1");
  EXPECT_EQ(refusal(R"({"protocol": 2})"), "it speaks version 2 of the protocol, expected 1");
  EXPECT_EQ(refusal(R"({"protocol": 1, "in_place": "half"})"),
            "in_place is half, expected float32 or float64");
  EXPECT_EQ(refusal(R"({"protocol": 1, "allowances": [{"kind": "float32"}]})"),
            "allowances[0]: reason: expected why it is needed, as text, found nothing");
  EXPECT_EQ(refusal(R"({"protocol": 1, "allowances": [{"kind": "magic", "reason": "x"}]})"),
            "allowances[0]: kind: expected float32, sigmoid_table or clipped_score, found \"magic\"");
  EXPECT_EQ(
      refusal(
          R"({"protocol": 1, "allowances": [{"kind": "sigmoid_table", "table_size": 1.5, "reason": "x"}]})"),
      "allowances[0]: table_size: expected a whole number from 2 to 1e9, found 1.5");
}

}  // namespace
}  // namespace gradjudge
