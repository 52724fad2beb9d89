// SPDX-License-Identifier: MIT
#include "tools/shell_word.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(ShellWord, IsTheTextItselfWhereAShellReadsNothingIntoIt) {
  EXPECT_EQ(shell_word("cases/cbow.yaml"), "cases/cbow.yaml");
  EXPECT_EQ(shell_word("mistake:duplicates-once-in-U"), "mistake:duplicates-once-in-U");
}

TEST(ShellWord, IsQuotedWhereItWould) {
  EXPECT_EQ(shell_word("process:node model.js"), "'process:node model.js'");
  EXPECT_EQ(shell_word("*"), "'*'");
  EXPECT_EQ(shell_word("it's"), R"('it'\''s')");
  EXPECT_EQ(shell_word(""), "''");
}

}  // namespace
}  // namespace gradjudge
