// SPDX-License-Identifier: MIT
#include "tools/grade/escape.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

TEST(MarkdownText, NothingIsActedOn) {
  EXPECT_EQ(markdown_text("a_b <b>&*x*</b> [l](u) `c` \x1b[1m"),
            "a\\_b &lt;b&gt;&amp;\\*x\\*&lt;/b&gt; \\[l\\]\\(u\\) \\`c\\` \\\\x1b\\[1m");
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
