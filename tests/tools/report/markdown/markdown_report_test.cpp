// SPDX-License-Identifier: MIT
#include "tools/report/markdown/markdown_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/golden/golden.hpp"
#include "tests/tools/report/sample_results.hpp"

namespace gradjudge {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(MarkdownReport, Golden) {
  expect_golden("results.md", markdown_report(sample_results()));
}

TEST(MarkdownReport, StaysBelowTheSizeAtWhichGithubDropsIt) {
  Results results = sample_results();
  results.checks.resize(1);
  results.checks.resize(5000, results.checks.front());
  const std::string text = markdown_report(results);
  EXPECT_LT(text.size(), std::size_t{1} << 20U);
  EXPECT_GT(text.size(), std::size_t{800'000});
  EXPECT_THAT(text, HasSubstr(" more, left out for size: see another report."));
}

TEST(MarkdownReport, CodeEndsWhereItShould) {
  Results results = sample_results();
  results.checks.resize(1);
  results.checks[0].counterexample = "```` # not a heading";
  EXPECT_THAT(markdown_report(results), HasSubstr("`````text\nFAIL"));
}

}  // namespace
}  // namespace gradjudge
