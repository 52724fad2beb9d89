// SPDX-License-Identifier: MIT
#include "tools/report/services/sarif_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/golden/golden.hpp"
#include "tests/tools/report/sample_results.hpp"

namespace gradjudge {
namespace {

nlohmann::json run_of(const Results& results) {
  return nlohmann::json::parse(sarif_report(results))["runs"][0];
}

TEST(SarifReport, Golden) {
  expect_golden("results.sarif", sarif_report(sample_results()));
}

TEST(SarifReport, RuleIsTheMistakeThatExplainsTheCheck) {
  const auto run = run_of(sample_results());
  EXPECT_EQ(run["results"][0]["ruleId"], "duplicates-once-in-U");
  EXPECT_EQ(run["results"][1]["ruleId"], "check.inconclusive");
  for (const auto& result : run["results"])
    EXPECT_EQ(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
}

TEST(SarifReport, FingerprintsStayWhileLinesMove) {
  Results moved = sample_results();
  for (auto& check : moved.checks) check.place.line += 10;
  for (auto& line : moved.derivations) line.place.line += 10;
  const auto before = run_of(sample_results())["results"];
  const auto after = run_of(moved)["results"];
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i)
    EXPECT_EQ(before[i]["partialFingerprints"], after[i]["partialFingerprints"]);
  moved.checks[0].question = "neg.u_k";
  EXPECT_NE(before[0]["partialFingerprints"], run_of(moved)["results"][0]["partialFingerprints"]);
}

TEST(SarifReport, NamesTheLineOfTheFunctionAndFilesAsTheRepositoryDoes) {
  Results results = sample_results();
  results.checks.resize(1);
  results.checks[0].code = {"../word2vec.py", 12, 0};
  results.folders = {"/srv/course/a2", "/srv/course"};
  const auto result = run_of(results)["results"][0];
  const auto physical = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(physical["artifactLocation"]["uri"], "word2vec.py");
  EXPECT_EQ(physical["region"]["startLine"], 12);
  EXPECT_EQ(result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "a2/cases/negative_sampling.yaml");
}

TEST(SarifReport, ErrorsForOneReasonAreOneFinding) {
  Results results;
  const std::vector<CheckResult> checks = sample_results().checks;
  const auto error = std::find_if(checks.begin(), checks.end(),
                                  [](const CheckResult& check) { return check.verdict == Verdict::error; });
  results.checks.assign(5, *error);
  results.checks[4].reason = "another";
  const auto run = run_of(results);
  ASSERT_EQ(run["results"].size(), 2U);
  EXPECT_THAT(run["results"][0]["message"]["text"].get<std::string>(),
              testing::EndsWith("\nthe same in 3 more checks"));
}

TEST(SarifReport, TextOfOthersHasNoPlaceholdersAndNoLinks) {
  Results results;
  results.derivations = {sample_results().derivations[3]};
  const auto run = run_of(results);
  EXPECT_EQ(run["results"][0]["message"]["text"],
            "[click\\](http://evil.example) {{0}} is no formula (cell 5 of the notebook, line 3)");
}

TEST(SarifReport, StaysBelowTheNumberOfFindingsThatGithubRefuses) {
  Results results = sample_results();
  results.checks.resize(25'010, results.checks.front());
  const auto run = run_of(results);
  EXPECT_EQ(run["results"].size(), std::size_t{25'000});
  EXPECT_THAT(run["invocations"][0]["toolExecutionNotifications"].dump(),
              testing::HasSubstr("more findings"));
}

}  // namespace
}  // namespace gradjudge
