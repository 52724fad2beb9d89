// SPDX-License-Identifier: MIT
#include "checks/adequacy/adequacy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "reference/mistakes/mistake.hpp"
#include "tests/checks/suites.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::string> all_of_sampling{"neg.loss", "neg.v_c", "neg.U"};

const MistakeResult& mistake_of(const Adequacy& adequacy, const std::string& id) {
  const auto found = std::find_if(adequacy.mistakes.begin(), adequacy.mistakes.end(),
                                  [&](const auto& mistake) { return mistake.id == id; });
  EXPECT_NE(found, adequacy.mistakes.end()) << id;
  return *found;
}

TEST(Adequacy, ListsTheWholeCatalogueInItsOrder) {
  const std::vector<Suite> suites{suite_of("s", {case_of("c", small_sampling(), all_of_sampling)})};
  const Adequacy adequacy = measure_adequacy(suites, {}, {});
  ASSERT_EQ(adequacy.mistakes.size(), mistake_catalogue().size());
  for (std::size_t i = 0; i < adequacy.mistakes.size(); ++i) {
    EXPECT_EQ(adequacy.mistakes[i].id, mistake_catalogue()[i].id);
    EXPECT_EQ(adequacy.mistakes[i].sentence, mistake_catalogue()[i].sentence);
    const auto& losses = mistake_catalogue()[i].losses;
    EXPECT_EQ(adequacy.mistakes[i].applies,
              std::find(losses.begin(), losses.end(), "negative_sampling") != losses.end())
        << adequacy.mistakes[i].id;
  }
}

TEST(Adequacy, DuplicateCountedOnceNeedsACaseWithADuplicate) {
  const Case repeats = case_of("repeats", small_sampling(), all_of_sampling);
  const Case plain = case_of("plain", small_sampling_without_repeats(), all_of_sampling);
  const auto caught_by = [](std::vector<Case> cases) {
    const std::vector<Suite> suites{suite_of("s", std::move(cases))};
    const Adequacy adequacy = measure_adequacy(suites, {}, {});
    return mistake_of(adequacy, "duplicates-once-in-U").caught_by;
  };
  EXPECT_THAT(caught_by({plain}), IsEmpty());
  EXPECT_THAT(caught_by({plain, repeats}), ElementsAre("s/repeats"));
}

TEST(Adequacy, CaseThatAsksOnlyForTheLossCatchesNoWrongGradient) {
  const std::vector<Suite> suites{suite_of("s", {case_of("loss", small_sampling(), {"neg.loss"})})};
  const Adequacy adequacy = measure_adequacy(suites, {}, {});
  EXPECT_THAT(mistake_of(adequacy, "duplicates-once-in-U").caught_by, IsEmpty());
  EXPECT_TRUE(mistake_of(adequacy, "duplicates-once-in-U").applies);
  EXPECT_THAT(mistake_of(adequacy, "duplicates-once-in-loss").caught_by, ElementsAre("s/loss"));
}

TEST(Adequacy, CaseIsNamedOnceHoweverManyOfItsQuestionsCatchTheMistake) {
  const std::vector<Suite> suites{suite_of("s", {case_of("c", small_sampling(), all_of_sampling)}),
                                  suite_of("t", {case_of("c", small_sampling(), all_of_sampling)})};
  EXPECT_THAT(mistake_of(measure_adequacy(suites, {}, {}), "target-term-sign").caught_by,
              ElementsAre("s/c", "t/c"));
}

TEST(Adequacy, NamesTheEntryWhoseSmallestChangeIsCaught) {
  Case loose = case_of("loose", small_sampling(), all_of_sampling);
  loose.tolerance.relative = 0.01;
  const Case tight = case_of("tight", small_sampling(), {"neg.U"});
  const std::vector<Suite> suites{suite_of("s", {loose, tight})};
  const auto entry = measure_adequacy(suites, {}, {}).most_sensitive;
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->case_name, "tight");
  EXPECT_THAT(entry->entry, testing::StartsWith("U["));
  EXPECT_LT(entry->relative_change, 1e-12);
  EXPECT_GT(entry->relative_change, 1e-16);
}

}  // namespace
}  // namespace gradjudge
