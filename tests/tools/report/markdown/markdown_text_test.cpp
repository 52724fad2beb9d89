// SPDX-License-Identifier: MIT
#include "tools/report/markdown/markdown_text.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(MarkdownText, NothingIsActedOn) {
  EXPECT_EQ(markdown_text("a_b <b>&*x*</b> [l](u) `c` \x1b[1m"),
            "a_b &lt;b&gt;&amp;\\*x\\*&lt;/b&gt; \\[l\\](u) \\`c\\` \\\\x1b\\[1m");
}

TEST(MarkdownText, EscapesWhatMarkdownAndHtmlActOn) {
  EXPECT_EQ(markdown_text("<b>&x</b> [a](b) `c` *d* |"),
            "&lt;b&gt;&amp;x&lt;/b&gt; \\[a\\](b) \\`c\\` \\*d\\* \\|");
  EXPECT_EQ(markdown_text("# no heading\n- no list"), "\\# no heading\\\\n- no list");
  EXPECT_EQ(markdown_text("--- no rule"), "\\--- no rule");
  EXPECT_EQ(markdown_text("12. no list"), "12\\. no list");
}

TEST(MarkdownText, LeavesAloneWhatDoesNotAct) {
  EXPECT_EQ(markdown_text("u_k (its row) += {v_c} - 1.5!"), "u_k (its row) += {v_c} - 1.5!");
  EXPECT_EQ(markdown_text("_no emphasis_"), "\\_no emphasis\\_");
}

TEST(MarkdownText, MakesNoLinks) {
  EXPECT_EQ(markdown_text("http://a.example www.b.example a@b"), "http\\://a.example www\\.b.example a\\@b");
}

TEST(MarkdownText, CodeEndsWhereItShould) {
  EXPECT_EQ(markdown_code("plain"), "`plain`");
  EXPECT_EQ(markdown_code("a``b`"), "``` a``b` ```");
  EXPECT_EQ(markdown_code(""), "` `");
  EXPECT_EQ(markdown_cell("a|b"), "`a\\|b`");
}

TEST(MarkdownText, BlocksEndWhereTheyShould) {
  EXPECT_EQ(markdown_block("text", "a\nb\n"), "```text\na\nb\n```\n\n");
  EXPECT_EQ(markdown_block("latex", "x\n````\n# y"), "`````latex\nx\n````\n# y\n`````\n\n");
  EXPECT_EQ(markdown_fence("latex", "\\frac12\n```\n<b>", "  "),
            "  ````latex\n  \\frac12\n  ```\n  <b>\n  ````\n");
}

}  // namespace
}  // namespace gradjudge
