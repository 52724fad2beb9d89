// SPDX-License-Identifier: MIT
#include "tools/compare/comparison_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/golden/golden.hpp"
#include "tests/tools/compare/sample_comparison.hpp"

namespace gradjudge {
namespace {

TEST(ComparisonText, Golden) {
  expect_golden("comparison.txt", comparison_text(sample_comparison(), false));
}

TEST(ComparisonText, WhereNothingChangedThereAreTwoLines) {
  const Results run = run_of({one_check("a", Verdict::pass)});
  EXPECT_EQ(comparison_text(compare_results(run, run), false),
            "1 check in both runs: 1 as before; 0 gone, 0 new\nno regression\n");
}

TEST(ComparisonText, WhatIsGoneMayBeAllowed) {
  EXPECT_EQ(regression_count(sample_comparison(), false), "5 regressions");
  EXPECT_EQ(regression_count(sample_comparison(), true), "4 regressions");
}

}  // namespace
}  // namespace gradjudge
