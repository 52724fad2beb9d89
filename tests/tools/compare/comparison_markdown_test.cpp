// SPDX-License-Identifier: MIT
#include "tools/compare/comparison_markdown.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/golden/golden.hpp"
#include "tests/tools/compare/sample_comparison.hpp"

namespace gradjudge {
namespace {

using testing::HasSubstr;

TEST(ComparisonMarkdown, Golden) {
  expect_golden("comparison.md", comparison_markdown(sample_comparison(), false));
}

TEST(ComparisonMarkdown, FitsACommentHoweverMuchChanged) {
  std::vector<CheckResult> before;
  std::vector<CheckResult> after;
  for (int i = 0; i < 5000; ++i) {
    const std::string name = "case_" + std::to_string(i) + std::string(100, 'x');
    before.push_back(one_check(name, Verdict::pass));
    after.push_back(one_check(name, i % 2 == 0 ? Verdict::fail : Verdict::pass, 1e-15));
    before.push_back(one_check("gone_" + name, Verdict::pass));
    after.push_back(one_check("new_" + name, Verdict::pass));
  }
  const std::string text = comparison_markdown(compare_results(run_of(before), run_of(after)), false);
  EXPECT_LE(text.size(), largest_comment);
  EXPECT_GT(text.size(), largest_comment / 2);
  EXPECT_THAT(text, HasSubstr(" more, left out for size."));
  EXPECT_THAT(text, HasSubstr("10000 regressions"));
  EXPECT_THAT(text, HasSubstr("</details>"));
}

}  // namespace
}  // namespace gradjudge
