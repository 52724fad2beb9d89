// SPDX-License-Identifier: MIT
#include "tools/report/markdown_code.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(MarkdownCode, ABlockIsFencedByMoreThanItHolds) {
  EXPECT_EQ(code_block("a\n"), "```text\na\n```\n\n");
  EXPECT_EQ(code_block("a ```` b\n"), "`````text\na ```` b\n`````\n\n");
}

TEST(MarkdownCode, ASpanIsOnOneLineAndInert) {
  EXPECT_EQ(code_span("U[0]"), "`U[0]`");
  EXPECT_EQ(code_span("a`b\n\x1b[2J"), "`` a`b\\n\\x1b[2J ``");
}

TEST(MarkdownCode, ABarDoesNotEndACell) {
  EXPECT_EQ(code_cell("a|b"), "`a\\|b`");
}

}  // namespace
}  // namespace gradjudge
