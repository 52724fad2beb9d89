// SPDX-License-Identifier: MIT
#include "cases/format/suggestion.hpp"

#include <gtest/gtest.h>

#include <array>

namespace gradjudge {
namespace {

constexpr std::array<std::string_view, 5> known{"negatives", "name", "questions", "U", "v_c"};

TEST(EditDistance, CountsInsertionsDeletionsReplacementsAndSwaps) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("abc", ""), 3U);
  EXPECT_EQ(edit_distance("negative", "negatives"), 1U);
  EXPECT_EQ(edit_distance("nmae", "name"), 1U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("Name", "nAME"), 0U);
}

TEST(Suggestion, IsTheNearestWord) {
  EXPECT_EQ(suggestion("negative", known, "remove it"), "did you mean negatives?");
  EXPECT_EQ(suggestion("qestoins", known, "remove it"), "did you mean questions?");
  EXPECT_EQ(suggestion("u", known, "remove it"), "did you mean U?");
  EXPECT_EQ(suggestion("vc", known, "remove it"), "did you mean v_c?");
}

TEST(Suggestion, IsNotMadeForWordsThatAreFar) {
  EXPECT_EQ(suggestion("frobnicate", known, "remove it"), "remove it");
  EXPECT_EQ(suggestion("W", known, "remove it"), "remove it");
  EXPECT_EQ(suggestion("", known, "remove it"), "remove it");
  EXPECT_EQ(suggestion(std::string(100000, 'n'), known, "remove it"), "remove it");
}

}  // namespace
}  // namespace gradjudge
