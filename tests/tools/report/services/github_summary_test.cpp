// SPDX-License-Identifier: MIT
#include "tools/report/services/github_summary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/golden/golden.hpp"
#include "tests/tools/report/sample_results.hpp"
#include "tools/report/markdown/markdown_report.hpp"

namespace gradjudge {
namespace {

using testing::StartsWith;

std::string summary(const Results& results) {
  return github_summary(results, largest_markdown);
}

TEST(GithubSummary, Golden) {
  expect_golden("results.summary.md", summary(sample_results()));
}

TEST(GithubSummary, TheHeadingIsTheOutcome) {
  Results results = sample_results();
  EXPECT_THAT(summary(results), StartsWith("# gradjudge: 4 of 6 checks do not pass\n"));
  results.checks.clear();
  EXPECT_THAT(summary(results), StartsWith("# gradjudge: 5 lines: 1 right, 1 right by convention, 1 wrong"));
  results.derivations.clear();
  EXPECT_THAT(summary(results), StartsWith("# gradjudge: no case catches 1 known mistake\n"));
  results.mistakes.clear();
  EXPECT_THAT(summary(results), StartsWith("# gradjudge: 2 submissions\n"));
  results.submissions.clear();
  EXPECT_THAT(summary(results), StartsWith("# gradjudge: nothing was checked\n"));
  results.checks = {sample_results().checks[1], sample_results().checks[2]};
  results.summary = {2, 0, 0, 0, 0};
  EXPECT_THAT(summary(results), StartsWith("# gradjudge: all 2 checks pass\n"));
}

TEST(GithubSummary, StaysBelowTheSizeAtWhichGithubDropsIt) {
  Results results = sample_results();
  results.checks.resize(5000, results.checks.front());
  results.derivations.resize(5000, results.derivations[2]);
  results.submissions.resize(5000, results.submissions[1]);
  const std::string text = summary(results);
  EXPECT_LT(text.size(), std::size_t{1} << 20U);
  EXPECT_GT(text.size(), std::size_t{800'000});
}

}  // namespace
}  // namespace gradjudge
