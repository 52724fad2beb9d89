// SPDX-License-Identifier: MIT
#include "tools/merge/merge_results.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/report/sample_results.hpp"
#include "tools/report/json/json_report.hpp"

namespace gradjudge {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

Results only(const std::vector<CheckResult>& checks) {
  Results results;
  results.tool = sample_results().tool;
  results.checks = checks;
  return results;
}

CheckResult renamed(CheckResult check, const std::string& name) {
  check.case_name = name;
  return check;
}

TEST(MergeResults, OfOneRunIsThatRun) {
  const Results one = sample_results();
  EXPECT_EQ(json_report(merge_results({{"a.json", one}})), json_report(one));
}

TEST(MergeResults, PutsRunsOneAfterTheOtherAndCountsAnew) {
  const auto checks = sample_results().checks;
  Results a = only({checks[0], checks[1]});
  Results b = only({renamed(checks[1], "other"), checks[3]});
  a.summary.seconds = 1;
  b.summary.seconds = 2.5;
  a.started = 2000;
  b.started = 1000;
  a.notes = {"same", "of a"};
  b.notes = {"same"};
  const Results merged = merge_results({{"a.json", a}, {"b.json", b}});
  ASSERT_EQ(merged.checks.size(), 4U);
  EXPECT_EQ(merged.checks[2].case_name, "other");
  EXPECT_EQ(merged.summary.pass, 2U);
  EXPECT_EQ(merged.summary.fail, 1U);
  EXPECT_EQ(merged.summary.inconclusive, 1U);
  EXPECT_EQ(merged.summary.seconds, 3.5);
  EXPECT_EQ(merged.started, 1000);
  EXPECT_THAT(merged.notes, ElementsAre("same", "of a"));
}

TEST(MergeResults, NamesWhatTwoRunsHaveAndKeepsItOnce) {
  const auto checks = sample_results().checks;
  const Results merged =
      merge_results({{"a.json", only({checks[0]})}, {"b.json", only({checks[0], checks[1]})}});
  EXPECT_EQ(merged.checks.size(), 2U);
  EXPECT_THAT(
      merged.notes,
      ElementsAre("1 check is in more than one file, kept once: negative_sampling/duplicate_negatives "
                  "neg.U (a.json, b.json)"));
}

TEST(MergeResults, OfChecksThatDisagreeKeepsTheOneThatIsNoPass) {
  const CheckResult pass = sample_results().checks[1];
  CheckResult fail = pass;
  fail.verdict = Verdict::fail;
  for (const auto& [first, second] : {std::pair{pass, fail}, std::pair{fail, pass}}) {
    const Results merged = merge_results({{"a.json", only({first})}, {"b.json", only({second})}});
    ASSERT_EQ(merged.checks.size(), 1U);
    EXPECT_EQ(merged.checks[0].verdict, Verdict::fail);
    EXPECT_EQ(merged.summary.fail, 1U);
    EXPECT_THAT(merged.notes,
                ElementsAre(HasSubstr("and they disagree, the first that is not a pass is kept")));
  }
}

TEST(MergeResults, WhatARunHasTwiceStaysTwice) {
  const CheckResult pass = sample_results().checks[1];
  const Results twice = only({pass, pass});
  EXPECT_EQ(merge_results({{"a.json", twice}}).checks.size(), 2U);
  EXPECT_EQ(merge_results({{"a.json", twice}, {"b.json", twice}}).checks.size(), 2U);
}

TEST(MergeResults, NotesDifferentVersionsPrecisionAndSandbox) {
  Results a = only({});
  Results b = only({});
  b.tool.version = "0.2.0";
  b.tool.precision_bits = 128;
  b.tool.sandbox = "";
  const Results merged = merge_results({{"a.json", a}, {"b.json", b}});
  EXPECT_THAT(
      merged.notes,
      ElementsAre("the merged runs differ in version: gradjudge 0.1.0 (commit 1a2b3c4); gradjudge 0.2.0 "
                  "(commit 1a2b3c4)",
                  "the merged runs differ in precision: 256 bits; 128 bits",
                  "the merged runs differ in sandbox: namespaces; none"));
  EXPECT_EQ(merged.tool.version, "0.1.0");
  EXPECT_EQ(merged.tool.precision_bits, 128);
}

TEST(MergeResults, ASubmissionGradedTwiceKeepsTheFirstScoreAndItsChecks) {
  CheckResult check = sample_results().checks[1];
  check.implementation = "submission:ada/word2vec.py";
  Results a = only({check});
  a.submissions = {sample_results().submissions[0]};
  Results b = only({renamed(check, "of the second")});
  b.submissions = a.submissions;
  b.submissions[0].score = 3;
  const Results merged = merge_results({{"a.json", a}, {"b.json", b}});
  ASSERT_EQ(merged.submissions.size(), 1U);
  EXPECT_EQ(merged.submissions[0].score, 17.5);
  ASSERT_EQ(merged.checks.size(), 1U);
  EXPECT_EQ(merged.checks[0].case_name, "by_hand");
  EXPECT_THAT(merged.notes,
              Contains("1 submission is in more than one file and they disagree, the first is kept: "
                       "ada (a.json, b.json)"));
}

TEST(MergeResults, LinesThatDisagreeKeepTheOneThatIsWrong) {
  Results a;
  a.derivations = {sample_results().derivations[0]};
  Results b = a;
  b.derivations[0].verdict = LineVerdict::wrong;
  const Results merged = merge_results({{"a.json", a}, {"b.json", b}});
  ASSERT_EQ(merged.derivations.size(), 1U);
  EXPECT_EQ(merged.derivations[0].verdict, LineVerdict::wrong);
}

TEST(MergeResults, NamesOnlyTheFirstFew) {
  std::vector<CheckResult> checks;
  for (int i = 0; i < 9; ++i) checks.push_back(renamed(sample_results().checks[1], std::to_string(i)));
  const Results merged = merge_results({{"a.json", only(checks)}, {"b.json", only(checks)}});
  EXPECT_THAT(merged.notes[0], HasSubstr("9 checks are in more than one file"));
  EXPECT_THAT(merged.notes[0], testing::EndsWith("softmax/4 softmax.v_c (a.json, b.json); …"));
}

}  // namespace
}  // namespace gradjudge
