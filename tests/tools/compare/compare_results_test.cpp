// SPDX-License-Identifier: MIT
#include "tools/compare/compare_results.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/tools/compare/run_of.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> names(const std::vector<ChangedCheck>& changes) {
  std::vector<std::string> all;
  for (const auto& change : changes) all.push_back(change.after.case_name);
  return all;
}

std::vector<std::string> names(const std::vector<CheckResult>& checks) {
  std::vector<std::string> all;
  for (const auto& check : checks) all.push_back(check.case_name);
  return all;
}

/// One check before and after.
Comparison of(const CheckResult& before, const CheckResult& after) {
  return compare_results(run_of({before}), run_of({after}));
}

TEST(CompareResults, ARunIsAsItself) {
  const Results run = run_of({one_check("a", Verdict::pass, 1e-16), one_check("b", Verdict::fail, 0.5),
                              one_check("c", Verdict::error), one_check("a", Verdict::pass, 3e-16)});
  const Comparison comparison = compare_results(run, run);
  EXPECT_EQ(comparison.compared, 4U);
  EXPECT_EQ(regressions(comparison, false), 0U);
  EXPECT_THAT(names(comparison.better), IsEmpty());
  EXPECT_THAT(names(comparison.shrank), IsEmpty());
  EXPECT_THAT(names(comparison.allowed_more), IsEmpty());
  EXPECT_THAT(comparison.notes, IsEmpty());
}

TEST(CompareResults, AVerdictIsWorseTheFartherFromAPass) {
  const Verdict from_best[] = {Verdict::pass, Verdict::inconclusive, Verdict::fail, Verdict::error};
  for (std::size_t before = 0; before < 4; ++before) {
    for (std::size_t after = 0; after < 4; ++after) {
      const Comparison comparison = of(one_check("a", from_best[before]), one_check("a", from_best[after]));
      EXPECT_EQ(comparison.worse.size(), after > before ? 1U : 0U) << before << " to " << after;
      EXPECT_EQ(comparison.better.size(), after < before ? 1U : 0U) << before << " to " << after;
    }
  }
}

TEST(CompareResults, AnErrorGrewOnlyBeyondOneRoundingBudget) {
  const CheckResult before = one_check("a", Verdict::pass, 0.5e-16);
  EXPECT_THAT(names(of(before, one_check("a", Verdict::pass, 1.4e-16)).grew), IsEmpty());
  EXPECT_THAT(names(of(before, one_check("a", Verdict::pass, 1.6e-16)).grew), ElementsAre("a"));
  EXPECT_THAT(names(of(one_check("a", Verdict::pass, 1.6e-16), before).shrank), ElementsAre("a"));
}

TEST(CompareResults, WhatIsDeclaredAndTheBoundsOfTruthExplainGrowth) {
  const CheckResult before = one_check("a", Verdict::pass);
  CheckResult after = one_check("a", Verdict::pass, 5e-9);
  after.blocks[0].worst->allowance = 6e-9;
  EXPECT_THAT(names(of(before, after).grew), IsEmpty());
  after.blocks[0].worst->allowance = 0;
  EXPECT_THAT(names(of(before, after).grew), ElementsAre("a"));
  after.blocks[0].worst->bound = "6e-9";
  EXPECT_THAT(names(of(before, after).grew), IsEmpty());
}

TEST(CompareResults, OfAnotherEntryOnlyTheShareOfItsAllowanceIsKnown) {
  // The baseline's worst entry used a quarter of its allowance, so this one was off by 4e-16 at most.
  const CheckResult before = one_check("a", Verdict::pass, 4e-16);
  CheckResult after = one_check("a", Verdict::pass, 4.9e-16);
  after.blocks[0].worst->index = {1};
  EXPECT_THAT(names(of(before, after).grew), IsEmpty());
  after.blocks[0].worst->difference = 5.1e-16;
  EXPECT_THAT(names(of(before, after).grew), ElementsAre("a"));
  // An entry that is allowed less was off by less.
  after.blocks[0].worst->rounding = 1e-17;
  after.blocks[0].worst->difference = 4e-17 + 1.1e-17;
  EXPECT_THAT(names(of(before, after).grew), ElementsAre("a"));
}

TEST(CompareResults, NoNumberIsInfinitelyFar) {
  const double infinity = std::numeric_limits<double>::infinity();
  const CheckResult far = one_check("a", Verdict::fail, 0.5);
  const CheckResult infinite = one_check("a", Verdict::fail, infinity);
  const CheckResult nan = one_check("a", Verdict::fail, std::numeric_limits<double>::quiet_NaN());
  EXPECT_EQ(of(far, infinite).grew.size(), 1U);
  EXPECT_EQ(of(infinite, far).shrank.size(), 1U);
  EXPECT_EQ(of(infinite, infinite).grew.size(), 0U);
  EXPECT_EQ(of(nan, nan).grew.size(), 0U);
}

TEST(CompareResults, MoreThatIsAllowedIsSaid) {
  const CheckResult before = one_check("a", Verdict::pass, 1e-16);
  CheckResult after = before;
  after.blocks[0].worst->slack = 32;
  const Comparison comparison = of(before, after);
  EXPECT_THAT(names(comparison.allowed_more), ElementsAre("a"));
  EXPECT_EQ(regressions(comparison, false), 0U);
}

TEST(CompareResults, WhatIsGoneIsARegressionUnlessItIsAllowed) {
  const Results before = run_of({one_check("a", Verdict::fail), one_check("b", Verdict::pass)});
  const Results after = run_of({one_check("b", Verdict::pass), one_check("c", Verdict::fail, 1)});
  const Comparison comparison = compare_results(before, after);
  EXPECT_THAT(names(comparison.gone), ElementsAre("a"));
  EXPECT_THAT(names(comparison.added), ElementsAre("c"));
  EXPECT_EQ(regressions(comparison, false), 1U);
  EXPECT_EQ(regressions(comparison, true), 0U);
}

TEST(CompareResults, EqualChecksAreComparedInTheirOrder) {
  const Results before = run_of({one_check("a", Verdict::pass), one_check("a", Verdict::fail, 1)});
  const Results after = run_of(
      {one_check("a", Verdict::fail, 1), one_check("a", Verdict::fail, 1), one_check("a", Verdict::error)});
  const Comparison comparison = compare_results(before, after);
  EXPECT_EQ(comparison.worse.size(), 1U);
  EXPECT_EQ(comparison.added.size(), 1U);
}

TEST(CompareResults, TwoImplementationsAreComparedWhateverTheirNames) {
  const Results before = run_of({one_check("a", Verdict::pass, 0, "library:old.so")});
  const Results after = run_of({one_check("a", Verdict::fail, 1, "library:new.so")});
  const Comparison comparison = compare_results(before, after);
  EXPECT_THAT(names(comparison.worse), ElementsAre("a"));
  EXPECT_THAT(comparison.notes,
              ElementsAre("library:new.so is compared with library:old.so of the baseline"));
}

TEST(CompareResults, OfSeveralImplementationsEachIsComparedWithItself) {
  const Results before =
      run_of({one_check("a", Verdict::pass, 0, "one"), one_check("a", Verdict::fail, 1, "two")});
  const Results after =
      run_of({one_check("a", Verdict::fail, 1, "two"), one_check("a", Verdict::pass, 0, "three")});
  const Comparison comparison = compare_results(before, after);
  EXPECT_EQ(comparison.compared, 1U);
  EXPECT_EQ(comparison.gone.front().implementation, "one");
  EXPECT_EQ(comparison.added.front().implementation, "three");
}

TEST(CompareResults, AnotherVersionIsNoted) {
  Results before = run_of({one_check("a", Verdict::pass)});
  const Results after = before;
  before.tool.version = "0.0.9";
  EXPECT_THAT(
      compare_results(before, after).notes,
      ElementsAre("the baseline is of gradjudge 0.0.9 (commit 1a2b3c4), 256 bits, this run of gradjudge "
                  "0.1.0 (commit 1a2b3c4), 256 bits"));
}

}  // namespace
}  // namespace gradjudge
