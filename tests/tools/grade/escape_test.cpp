// SPDX-License-Identifier: MIT
#include "tools/grade/escape.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

TEST(MarkdownText, NothingIsActedOn) {
  EXPECT_EQ(markdown_text("_b <b>&*x*</b> [l](u) `c` \x1b[1m"),
            "\\_b &lt;b&gt;&amp;\\*x\\*&lt;/b&gt; \\[l\\](u) \\`c\\` \\\\x1b\\[1m");
  EXPECT_EQ(markdown_text("# h"), "\\# h");
  EXPECT_EQ(markdown_text("- item"), "\\- item");
  EXPECT_EQ(markdown_text("12. item"), "12\\. item");
  EXPECT_EQ(markdown_text("a _b_ __c__"), "a \\_b\\_ \\_\\_c\\_\\_");
}

TEST(MarkdownText, WhatMarkdownLeavesAloneStaysAsItIs) {
  EXPECT_EQ(markdown_text("word2vec.py: v_c is 1.5 (2 + 3)! {x} #4"),
            "word2vec.py: v_c is 1.5 (2 + 3)! {x} #4");
}

TEST(Fenced, CannotBeClosedFromWithin) {
  EXPECT_EQ(fenced("\\frac12\n```\n<b>", "  "), "  ````latex\n  \\frac12\n  ```\n  <b>\n  ````\n");
}

TEST(CsvCell, QuotesAndDisarmsFormulas) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
  for (const std::string formula : {"=1+1", "+1", "-1", "@x"}) EXPECT_EQ(csv_cell(formula), "'" + formula);
}

TEST(PointsText, HasAtMostTwoDecimals) {
  EXPECT_EQ(points_text(10), "10");
  EXPECT_EQ(points_text(0), "0");
  EXPECT_EQ(points_text(7.5), "7.5");
  EXPECT_EQ(points_text(6.67), "6.67");
}

}  // namespace
}  // namespace gradjudge
