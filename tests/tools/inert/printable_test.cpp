// SPDX-License-Identifier: MIT
#include "tools/inert/printable.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(Printable, LeavesTextAlone) {
  EXPECT_EQ(printable("∂J/∂v_c = ŷ − y, 日本 😀"), "∂J/∂v_c = ŷ − y, 日本 😀");
}

TEST(Printable, SpellsOutControlCharacters) {
  EXPECT_EQ(printable("a\x1b[31m\x07\x7f\n\t\r"), "a\\x1b[31m\\x07\\x7f\\n\\t\\x0d");
  EXPECT_EQ(printable("\u009b31m"), "\\x9b31m");
}

TEST(Printable, SpellsOutWhatTurnsOrHidesTheWriting) {
  EXPECT_EQ(printable("a\u202eb\u200bc\u2066d\ufeff"), "a\\u{202e}b\\u{200b}c\\u{2066}d\\u{feff}");
}

TEST(Printable, SpellsOutBytesThatAreNoUtf8) {
  EXPECT_EQ(printable("\xff"), "\\xff");
  EXPECT_EQ(printable("\xc0\x80"), "\\xc0\\x80");                    // overlong
  EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80");           // a surrogate
  EXPECT_EQ(printable("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");  // above U+10FFFF
  EXPECT_EQ(printable("\xe2\x82"), "\\xe2\\x82");                    // cut short
}

TEST(Printable, SpellsOutWhatARunnerWouldTakeForACommand) {
  EXPECT_EQ(printable("::error::x"), "\\x3a:error::x");
  EXPECT_EQ(printable(" \u00a0\u2003::add-mask::x"), " \u00a0\u2003\\x3a:add-mask::x");
  EXPECT_EQ(printable("a ##[add-mask]x"), "a \\x23#[add-mask]x");
  EXPECT_EQ(printable("##vso[task.setvariable]"), "\\x23#vso[task.setvariable]");
  EXPECT_EQ(printable_lines("a\n ::stop-commands::x", "  "), "a\n   \\x3a:stop-commands::x");
}

TEST(Printable, LeavesAloneWhatNoRunnerTakesForACommand) {
  EXPECT_EQ(printable("std::vector, x[::2], ## Title [1]"), "std::vector, x[::2], ## Title [1]");
}

TEST(Printable, LinesStayLinesAndAreIndented) {
  EXPECT_EQ(printable_lines("one\ntwo\x1b\n", "  "), "one\n  two\\x1b\n  ");
}

}  // namespace
}  // namespace gradjudge
