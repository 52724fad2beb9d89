// SPDX-License-Identifier: MIT
#include "tools/report/json/json_report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/golden/golden.hpp"
#include "tests/tools/report/sample_results.hpp"

namespace gradjudge {
namespace {

TEST(JsonReport, Golden) {
  expect_golden("results.json", json_report(sample_results()));
}

TEST(JsonReport, NumbersThatJsonLacksAreText) {
  const auto json = nlohmann::json::parse(json_report(sample_results()));
  const auto& blocks = json["checks"][4]["blocks"];
  EXPECT_EQ(blocks[0]["worst"]["yours"], "nan");
  EXPECT_EQ(blocks[0]["worst"]["difference"], "inf");
  EXPECT_EQ(blocks[1]["worst"]["yours"], "-inf");
}

TEST(JsonReport, BytesThatAreNoUtf8AreReplaced) {
  Results results = sample_results();
  results.checks[5].reason = "a\xFFz";
  const auto json = nlohmann::json::parse(json_report(results));
  EXPECT_EQ(json["checks"][5]["reason"], "a\uFFFDz");
}

}  // namespace
}  // namespace gradjudge
