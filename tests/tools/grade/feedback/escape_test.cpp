// SPDX-License-Identifier: MIT
#include "tools/grade/feedback/escape.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

TEST(Fenced, CannotBeClosedFromWithin) {
  EXPECT_EQ(fenced("\\frac12\n```\n<b>", "  "), "  ````latex\n  \\frac12\n  ```\n  <b>\n  ````\n");
}

TEST(CsvCell, QuotesAndDisarmsFormulas) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
  for (const std::string formula : {"=1+1", "+1", "-1", "@x", " =1", "\uFF1D1"})
    EXPECT_EQ(csv_cell(formula), "'" + formula);
}

}  // namespace
}  // namespace gradjudge
