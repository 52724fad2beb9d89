// SPDX-License-Identifier: MIT
#include "tools/report/markdown/submission_markdown.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/report/sample_results.hpp"

namespace gradjudge {
namespace {

TEST(SubmissionMarkdown, EndsEarlyAndSaysSoWhereThereIsNoRoom) {
  std::vector<SubmissionResult> many(1000, sample_results().submissions[0]);
  const std::string text = submissions_markdown(many, 10'000);
  EXPECT_LT(text.size(), std::size_t{10'200});
  EXPECT_THAT(text, testing::ContainsRegex("and [0-9]+ more, left out for size: see another report"));
  EXPECT_THAT(text, testing::StartsWith("1000 submissions: "));
}

TEST(SubmissionMarkdown, IsEmptyWithoutSubmissions) {
  EXPECT_EQ(submissions_markdown({}, 10'000), "");
}

}  // namespace
}  // namespace gradjudge
