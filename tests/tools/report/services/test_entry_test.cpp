// SPDX-License-Identifier: MIT
#include "tools/report/services/test_entry.hpp"

#include <gtest/gtest.h>

#include <set>

#include "tests/tools/report/sample_results.hpp"
#include "tools/inert/clipped.hpp"

namespace gradjudge {
namespace {

TEST(TestEntry, NamesAreUniqueWithinASuite) {
  Results results = sample_results();
  results.checks.push_back(results.checks[1]);
  results.checks.back().implementation = "reference (2)";
  std::set<std::string> names;
  const auto entries = test_entries(results);
  for (const TestEntry& entry : entries) names.insert(entry.suite + "\n" + entry.name);
  EXPECT_EQ(names.size(), entries.size());
}

TEST(TestEntry, EveryKindOfResultIsOne) {
  const auto entries = test_entries(sample_results());
  // 6 checks, 2 mistakes that apply, 4 lines that claim something, 4 questions
  ASSERT_EQ(entries.size(), 16U);
  EXPECT_EQ(entries[3].status, TestStatus::failed);
  EXPECT_EQ(entries[3].verdict, "inconclusive");
  EXPECT_EQ(entries[5].status, TestStatus::error);
  EXPECT_EQ(entries[10].message, "this does not have the value of its left-hand side");
  EXPECT_EQ(entries[11].status, TestStatus::skipped);
  EXPECT_EQ(entries[11].name, "cell 5 line 3 column 1");
  EXPECT_EQ(entries[13].message, "partly: 12.5 of 15 points");
  EXPECT_EQ(entries[14].status, TestStatus::error);
  EXPECT_EQ(entries[14].suite, "submission =eve|x");
}

TEST(TestEntry, TextIsOfALengthThatAReaderTakesIn) {
  Results results = sample_results();
  results.checks[5].reason = std::string(1'000'000, 'x');
  results.checks[5].case_name = std::string(1'000'000, 'y');
  const TestEntry entry = test_entries(results)[5];
  EXPECT_LT(entry.details.size(), 2 * longest_text);
  EXPECT_LT(entry.name.size(), 4 * longest_name);
}

}  // namespace
}  // namespace gradjudge
