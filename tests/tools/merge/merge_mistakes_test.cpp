// SPDX-License-Identifier: MIT
#include "tools/merge/merge_mistakes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

MistakeResult mistake(const std::string& id, const std::vector<std::string>& caught_by) {
  return {id, "sentence", {"cbow"}, caught_by, true, caught_by.empty() ? "- name: catches" : ""};
}

NamedResults run(const std::vector<MistakeResult>& mistakes, bool alike) {
  Results results;
  results.mistakes = mistakes;
  if (alike) results.indistinct = {{"a", "b", {"cbow"}}};
  return {"run.json", results};
}

TEST(MergeMistakes, AMistakeIsCaughtIfAnyRunCatchesIt) {
  const auto merged = merge_mistakes({run({mistake("a", {}), mistake("b", {})}, false),
                                      run({mistake("a", {"cbow/one"}), mistake("c", {"cbow/two"})}, false)});
  ASSERT_THAT(merged, SizeIs(3));
  EXPECT_THAT(merged[0].caught_by, ElementsAre("cbow/one"));
  EXPECT_EQ(merged[0].catching_case, "");
  EXPECT_EQ(merged[1].catching_case, "- name: catches");
  EXPECT_EQ(merged[2].id, "c");
}

TEST(MergeMistakes, APairStaysAlikeWhereTheOtherRunCatchesNeither) {
  EXPECT_THAT(merge_indistinct({run({mistake("a", {"x"}), mistake("b", {"x"})}, true),
                                run({mistake("a", {}), mistake("b", {})}, false)}),
              SizeIs(1));
}

TEST(MergeMistakes, APairIsToldApartIfOneRunTellsItApart) {
  const NamedResults alike = run({mistake("a", {"x"}), mistake("b", {"x"})}, true);
  EXPECT_THAT(merge_indistinct({alike, run({mistake("a", {"y"}), mistake("b", {})}, false)}), IsEmpty());
  EXPECT_THAT(merge_indistinct({alike, run({mistake("a", {"y"}), mistake("b", {"z"})}, false)}), IsEmpty());
  EXPECT_THAT(merge_indistinct({alike, alike}), SizeIs(1));
}

}  // namespace
}  // namespace gradjudge
