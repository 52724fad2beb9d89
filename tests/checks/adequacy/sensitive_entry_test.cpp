// SPDX-License-Identifier: MIT
#include "checks/adequacy/sensitive_entry.hpp"

#include <gtest/gtest.h>

#include "cases/load/load_suite.hpp"
#include "checks/oracle/oracle.hpp"

namespace gradjudge {
namespace {

std::optional<SensitiveEntry> sensitive(const std::string& a_case) {
  const Suite suite = parse_suite("suite: s\ncases:\n  - name: c\n" + a_case, "s.yaml");
  const Truth truth = truth_of(problem_of(suite.cases[0]), OraclePath::shared_scores, Precision::bits_256);
  return most_sensitive_entry(suite, suite.cases[0], truth, 16);
}

TEST(SensitiveEntry, ToleranceIsWhatMakesACaseBlind) {
  const std::string inputs = "    loss: sigmoid\n    x: [1, 2]\n    questions: [sigmoid]\n";
  const auto strict = sensitive(inputs);
  ASSERT_TRUE(strict);
  EXPECT_EQ(strict->suite, "s");
  EXPECT_EQ(strict->case_name, "c");
  EXPECT_LT(strict->relative_change, 1e-13);
  const auto blind = sensitive(inputs + "    tolerance: { relative: 0.25 }\n");
  ASSERT_TRUE(blind);
  EXPECT_NEAR(blind->relative_change, 0.25, 1e-12);
}

TEST(SensitiveEntry, IsTheOneThatIsLargestBesideAnAbsoluteTolerance) {
  const auto entry = sensitive(
      "    loss: sigmoid\n    x: [3, 0, -3]\n    questions: [sigmoid]\n    tolerance: { absolute: 0.125 }\n");
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->entry, "x[1]");
  EXPECT_NEAR(entry->relative_change, 0.5, 1e-12);  // 0.125 of σ'(0) = 1/4
}

TEST(SensitiveEntry, ZerosHaveNoRelativeChange) {
  EXPECT_FALSE(sensitive("    loss: relu\n    x: [-1, -2]\n    questions: [relu]\n"));
}

}  // namespace
}  // namespace gradjudge
