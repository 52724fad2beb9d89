// SPDX-License-Identifier: MIT
#include "checks/adequacy/alike.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "cases/load/load_suite.hpp"
#include "checks/oracle/oracle.hpp"
#include "reference/mistakes/mistake.hpp"

namespace gradjudge {
namespace {

std::size_t place_of(const std::string& id) {
  const auto& all = mistake_catalogue();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Mistake& mistake) { return mistake.id == id; });
  EXPECT_NE(found, all.end()) << id;
  return static_cast<std::size_t>(found - all.begin());
}

MistakePair pair_of(const std::string& a, const std::string& b) {
  return std::minmax(place_of(a), place_of(b));
}

PairsSeen seen(const std::string& inputs, const std::vector<MistakePair>& pairs) {
  const Suite suite = parse_suite("suite: s\ncases:\n  - name: c\n" + inputs, "s.yaml");
  const Truth truth = truth_of(problem_of(suite.cases[0]), OraclePath::shared_scores, Precision::bits_256);
  return compare_pairs(suite.cases[0], truth, 16, pairs);
}

const std::string with_two_draws =
    "    loss: negative_sampling\n    v_c: [1, 2]\n    U: [[1, 0], [0, 1]]\n    o: 0\n    negatives: [1, "
    "1]\n";
const std::string with_three_draws =
    "    loss: negative_sampling\n    v_c: [1, 2]\n    U: [[1, 0], [0, 1]]\n    o: 0\n    negatives: [1, 1, "
    "1]\n";
const std::string without_repeats =
    "    loss: negative_sampling\n    v_c: [1, 2]\n    U: [[1, 0], [0, 1], [1, 1]]\n    o: 0\n"
    "    negatives: [1, 2]\n";

TEST(Alike, EveryPairIsListedOnceTheLowerFirst) {
  const auto pairs = all_mistake_pairs();
  const std::size_t count = mistake_catalogue().size();
  EXPECT_EQ(pairs.size(), count * (count - 1) / 2);
  EXPECT_TRUE(std::all_of(pairs.begin(), pairs.end(), [](const auto& p) { return p.first < p.second; }));
}

// Adding the sum of two equal draws to the word's row is the same as multiplying its gradient by K = 2.
TEST(Alike, MistakesThatDifferOnlyForDistinctNegativesAreAlikeWithoutThem) {
  const std::vector<MistakePair> pair{pair_of("sum-over-negatives-in-every-u_k", "u_k-multiplied-by-K")};
  EXPECT_EQ(seen(with_two_draws, pair).alike, pair);
  EXPECT_EQ(seen(without_repeats, pair).both_answer, pair);
  EXPECT_TRUE(seen(without_repeats, pair).alike.empty());
}

TEST(Alike, MistakesThatBothShowNothingAreAlike) {
  const std::vector<MistakePair> pair{pair_of("duplicates-once-in-U", "multiplicity-squared")};
  EXPECT_EQ(seen(without_repeats, pair).alike, pair);
  EXPECT_TRUE(seen(with_three_draws, pair).alike.empty());
}

TEST(Alike, MistakesOfOtherLossesAreNotAsked) {
  const std::vector<MistakePair> pair{pair_of("context-averaged", "only-last-context-word-in-V")};
  EXPECT_TRUE(seen(without_repeats, pair).both_answer.empty());
}

}  // namespace
}  // namespace gradjudge
