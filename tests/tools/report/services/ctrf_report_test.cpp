// SPDX-License-Identifier: MIT
#include "tools/report/services/ctrf_report.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "tests/golden/golden.hpp"
#include "tests/tools/report/sample_results.hpp"

namespace gradjudge {
namespace {

TEST(CtrfReport, Golden) {
  expect_golden("results.ctrf.json", ctrf_report(sample_results()));
}

TEST(CtrfReport, CountsAgreeWithTheTests) {
  const auto json = nlohmann::json::parse(ctrf_report(sample_results()));
  std::map<std::string, int> counts;
  for (const auto& test : json["results"]["tests"]) ++counts[test["status"]];
  const auto& summary = json["results"]["summary"];
  for (const char* status : {"passed", "failed", "skipped"}) EXPECT_EQ(summary[status], counts[status]);
  EXPECT_EQ(summary["tests"], json["results"]["tests"].size());
  EXPECT_EQ(summary["start"], 1'700'000'000'500);
  EXPECT_EQ(summary["stop"], 1'700'000'001'375);
}

TEST(CtrfReport, WhatIsInconclusiveHasNotPassed) {
  const auto json = nlohmann::json::parse(ctrf_report(sample_results()));
  EXPECT_EQ(json["results"]["tests"][3]["status"], "failed");
  EXPECT_EQ(json["results"]["tests"][3]["rawStatus"], "inconclusive");
}

TEST(CtrfReport, TimesAreWholeNumbersWhateverTheSeconds) {
  Results results = sample_results();
  results.checks[0].seconds = std::numeric_limits<double>::infinity();
  results.checks[1].seconds = -1;
  const auto json = nlohmann::json::parse(ctrf_report(results));
  EXPECT_EQ(json["results"]["tests"][0]["duration"], 0);
  EXPECT_EQ(json["results"]["tests"][1]["duration"], 0);
}

}  // namespace
}  // namespace gradjudge
