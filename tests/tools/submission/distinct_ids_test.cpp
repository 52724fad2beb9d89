// SPDX-License-Identifier: MIT
#include "tools/submission/distinct_ids.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

HandIn hand_in(const std::string& place, std::vector<std::string> ids) {
  HandIn one;
  one.places = {place};
  for (const auto& id : ids) one.submitters.push_back({id, id, ""});
  one.id = ids[0];
  return one;
}

std::vector<std::string> ids_of(std::vector<HandIn> hand_ins) {
  make_ids_distinct(hand_ins);
  std::vector<std::string> ids;
  for (const auto& one : hand_ins) {
    for (const auto& submitter : one.submitters) ids.push_back(submitter.id);
  }
  return ids;
}

TEST(DistinctIds, ANumberThatMakesAnIdAnotherIsNobodysId) {
  EXPECT_THAT(ids_of({hand_in("ada.py", {"ada"}), hand_in("ada", {"ada"}), hand_in("ada_2.py", {"ada_2"})}),
              ElementsAre("ada", "ada_3", "ada_2"));
  EXPECT_THAT(ids_of({hand_in("1", {"x"}), hand_in("2", {"x"}), hand_in("3", {"x"}), hand_in("4", {"x_3"})}),
              ElementsAre("x", "x_2", "x_4", "x_3"));
}

TEST(DistinctIds, CapitalsDoNotTellApart) {
  EXPECT_THAT(ids_of({hand_in("Ada", {"Ada"}), hand_in("ada", {"ada"})}), ElementsAre("Ada", "ada_2"));
  EXPECT_THAT(ids_of({hand_in("1", {"ADA"}), hand_in("2", {"ada"}), hand_in("3", {"Ada_2"})}),
              ElementsAre("ADA", "Ada_2", "ada_3"));
}

TEST(DistinctIds, EverybodyInAGroupHasOneOfTheirOwn) {
  EXPECT_THAT(ids_of({hand_in("submission_1", {"1", "2"}), hand_in("submission_2", {"3", "2"})}),
              ElementsAre("1", "2", "3", "2_2"));
}

TEST(DistinctIds, EachIsToldOfTheOthersAndNobodyElseIs) {
  std::vector<HandIn> all{hand_in("class/ada.py", {"ada"}), hand_in("class/ada", {"ada"}),
                          hand_in("class/bob", {"bob"})};
  make_ids_distinct(all);
  EXPECT_THAT(all[0].notes, ElementsAre("ada, listed as ada, has the same id as ada.py (listed as ada_2)"));
  EXPECT_THAT(all[1].notes, ElementsAre("ada.py, listed as ada_2, has the same id as ada (listed as ada)"));
  EXPECT_THAT(all[2].notes, IsEmpty());
}

TEST(DistinctIds, ManyAreNotAllNamed) {
  std::vector<HandIn> all;
  for (int i = 0; i < 9; ++i) all.push_back(hand_in(std::to_string(i), {"x"}));
  make_ids_distinct(all);
  EXPECT_THAT(all[0].notes, ElementsAre(HasSubstr("3 (listed as x_4), 5 more")));
}

TEST(SafeId, IsTheSameForWhatLooksTheSameAndNeverTooLong) {
  EXPECT_EQ(safe_id("Jos\u00e9"), safe_id("Jose\u0301"));
  EXPECT_EQ(safe_id("\uff41da"), "ada");
  EXPECT_EQ(safe_id("=cmd|calc!"), "_cmd_calc_");
  EXPECT_EQ(safe_id("@x"), "_@x");
  EXPECT_EQ(safe_id("\xff\xfe"), "__");
  EXPECT_EQ(safe_id("-" + std::string(254, 'a')).size(), 120U);
}

}  // namespace
}  // namespace gradjudge
