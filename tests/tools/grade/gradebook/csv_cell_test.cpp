// SPDX-License-Identifier: MIT
#include "tools/grade/gradebook/csv_cell.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(CsvCell, QuotesAndDisarmsFormulas) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
  for (const std::string formula : {"=1+1", "+1", "-1", "@x", " =1", "\u00A0=1", "\u3000+1", "\uFF1D1",
                                    "\uFF0B1", "\uFF0D1", "\uFF20x", "\uFE661"})
    EXPECT_EQ(csv_cell(formula), "'" + formula);
}

TEST(CsvCell, WhatASemicolonATabOrALineEndWouldMakeACellIsDisarmed) {
  EXPECT_EQ(csv_cell("ada;=1+1"), "\"ada;'=1+1\"");
  EXPECT_EQ(csv_cell("ada; \"=1+1\";@x"), "\"ada;' \"\"=1+1\"\";'@x\"");
  EXPECT_EQ(csv_cell("ada|-1"), "\"ada|'-1\"");
  EXPECT_EQ(csv_cell("a\t=1\n=2"), "a\\t=1\\n=2");
  EXPECT_EQ(kept_csv_cell("a\t=1\n=2"), "\"a\t'=1\n'=2\"");
  EXPECT_EQ(csv_cell("a-b; c=d"), "\"a-b; c=d\"");
}

TEST(CsvCell, ADashAloneSaysThatThereIsNothing) {
  EXPECT_EQ(kept_csv_cell("-"), "-");
  EXPECT_EQ(csv_cell("="), "'=");
}

}  // namespace
}  // namespace gradjudge
