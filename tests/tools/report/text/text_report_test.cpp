// SPDX-License-Identifier: MIT
#include "tools/report/text/text_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/golden/golden.hpp"
#include "tests/tools/report/sample_results.hpp"

namespace gradjudge {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(TextReport, Golden) {
  expect_golden("results.txt", text_report(sample_results()));
}

TEST(TextReport, VerboseGolden) {
  expect_golden("results.verbose.txt", text_report(sample_results(), {.color = false, .verbose = true}));
}

TEST(TextReport, ColorOnlyIfAskedFor) {
  Results results = sample_results();
  results.checks.resize(1);
  EXPECT_THAT(text_report(results), Not(HasSubstr("\x1b")));
  EXPECT_THAT(text_report(results, {.color = true, .verbose = false}),
              HasSubstr("\x1b[1m\x1b[31mFAIL\x1b[0m negative_sampling/duplicate_negatives"));
}

TEST(TextReport, HostileTextIsInert) {
  const std::string text = text_report(sample_results());
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, HasSubstr("it died: \\x1b[2J\\x1b]0;owned\\x07"));
}

TEST(TextReport, AlikeErrorsAreOneUnlessEachIsAskedFor) {
  Results results;
  CheckResult check;
  check.suite = "softmax";
  check.reason = "no_such_function: there is no function f";
  results.checks = {check, check, check};
  EXPECT_THAT(
      text_report(results),
      testing::StartsWith("ERROR softmax   3 checks   no_such_function: there is no function f\n\nsuite"));
  EXPECT_THAT(
      text_report(results, {.color = false, .verbose = true}),
      testing::StartsWith("ERROR softmax/   \n  no_such_function: there is no function f\n\nERROR softmax/"));
}

TEST(TextReport, SaysSoIfNothingWasChecked) {
  EXPECT_THAT(text_report({}), HasSubstr("0 checks: 0 pass, 0 fail, 0 inconclusive, 0 error"));
}

}  // namespace
}  // namespace gradjudge
