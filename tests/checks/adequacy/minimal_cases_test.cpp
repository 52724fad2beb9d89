// SPDX-License-Identifier: MIT
#include "checks/adequacy/minimal_cases.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <set>

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

MinimalCases minimal(const std::vector<std::vector<std::string>>& caught_by) {
  std::vector<MistakeResult> mistakes;
  for (const auto& cases : caught_by) mistakes.push_back({"m", "", {}, cases, true, {}});
  return minimal_cases(mistakes);
}

TEST(MinimalCases, NothingCaughtNeedsNoCase) {
  EXPECT_THAT(minimal({}).cases, IsEmpty());
  EXPECT_THAT(minimal({{}, {}}).cases, IsEmpty());
  EXPECT_TRUE(minimal({}).smallest);
}

TEST(MinimalCases, KeepsTheOnlyCaseThatCatchesAMistake) {
  EXPECT_THAT(minimal({{"s/a", "s/b"}, {"s/b"}, {"s/b", "s/c"}, {}}).cases, ElementsAre("s/b"));
  EXPECT_THAT(minimal({{"s/b"}, {"s/a"}}).cases, ElementsAre("s/a", "s/b"));
}

// The case that catches most, c, needs two more beside it; a and b do without it.
TEST(MinimalCases, IsSmallestWhereTheGreedyChoiceIsNot) {
  const MinimalCases found = minimal(
      {{"a", "c"}, {"a", "c"}, {"a"}, {"b", "c"}, {"b", "c"}, {"b"}, {"a", "c", "d"}, {"d", "b", "c"}});
  EXPECT_THAT(found.cases, ElementsAre("a", "b"));
  const MinimalCases harder =
      minimal({{"a", "c"}, {"a", "d"}, {"a", "c"}, {"b", "c"}, {"b", "c"}, {"b", "e"}});
  EXPECT_THAT(harder.cases, ElementsAre("a", "b"));
  EXPECT_TRUE(harder.smallest);
}

// The edges of a 5-cycle: each case catches two neighbors, and three are needed where halves would be 2.5.
TEST(MinimalCases, OddCycleNeedsMoreThanHalf) {
  const MinimalCases found = minimal({{"1", "2"}, {"2", "3"}, {"3", "4"}, {"4", "5"}, {"5", "1"}});
  EXPECT_EQ(found.cases.size(), 3U);
  EXPECT_TRUE(found.smallest);
}

// Each 5-cycle takes 3 cases, but only 2 of its mistakes are disjoint: 40 of them cannot be searched through.
TEST(MinimalCases, SaysWhenItIsNotProvenAndStillCatchesEverything) {
  std::vector<std::vector<std::string>> mistakes;
  for (int cycle = 0; cycle < 40; ++cycle) {
    for (int i = 0; i < 5; ++i)
      mistakes.push_back({fmt::format("{}/{}", cycle, i), fmt::format("{}/{}", cycle, (i + 1) % 5)});
  }
  const MinimalCases found = minimal(mistakes);
  EXPECT_FALSE(found.smallest);
  EXPECT_GE(found.cases.size(), 120U);
  const std::set<std::string> chosen(found.cases.begin(), found.cases.end());
  for (const auto& mistake : mistakes)
    EXPECT_TRUE(chosen.contains(mistake[0]) || chosen.contains(mistake[1]));
}

}  // namespace
}  // namespace gradjudge
