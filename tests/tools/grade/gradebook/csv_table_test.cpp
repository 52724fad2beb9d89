// SPDX-License-Identifier: MIT
#include "tools/grade/gradebook/csv_table.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

using testing::ElementsAre;

TEST(CsvTable, QuotesHoldSeparatorsLineEndsAndQuotes) {
  const CsvTable table = read_csv("a,\"b,\"\"c\"\"\nd\",\r\n\"\",e\n");
  EXPECT_THAT(table.rows, ElementsAre(ElementsAre("a", "b,\"c\"\nd", ""), ElementsAre("", "e")));
  EXPECT_EQ(table.separator, ',');
}

TEST(CsvTable, TheFirstLineTellsTheSeparator) {
  EXPECT_THAT(read_csv("a;b;c\n1,5;2;\n").rows,
              ElementsAre(ElementsAre("a", "b", "c"), ElementsAre("1,5", "2", "")));
  EXPECT_EQ(read_csv("a\tb\n").separator, '\t');
}

TEST(CsvTable, TheLastLineNeedsNoEnd) {
  EXPECT_THAT(read_csv("a\nb").rows, ElementsAre(ElementsAre("a"), ElementsAre("b")));
  EXPECT_TRUE(read_csv("").rows.empty());
}

}  // namespace
}  // namespace gradjudge
