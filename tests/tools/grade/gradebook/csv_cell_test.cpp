// SPDX-License-Identifier: MIT
#include "tools/grade/gradebook/csv_cell.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(CsvCell, QuotesAndDisarmsFormulas) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
  for (const std::string formula : {"=1+1", "+1", "-1", "@x", " =1", "\uFF1D1"})
    EXPECT_EQ(csv_cell(formula), "'" + formula);
}

}  // namespace
}  // namespace gradjudge
