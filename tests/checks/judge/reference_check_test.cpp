// SPDX-License-Identifier: MIT
#include "checks/judge/reference_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/oracle/oracle.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

const Problem<Real> problem = small_sampling();
const Truth truth = truth_of(problem, OraclePath::shared_scores, Precision::bits_256);

TEST(ReferenceCheck, FindsNothingWhereTheReferenceIsRight) {
  EXPECT_EQ(reference_disagreement(problem, truth, 1), std::nullopt);
}

TEST(ReferenceCheck, FindsTheSixtiethDigit) {
  Truth other = truth;
  other.at("U").values(1, 0).value += Real("1e-60");
  const auto found = reference_disagreement(problem, other, 16);
  ASSERT_TRUE(found);
  EXPECT_THAT(*found,
              testing::MatchesRegex(R"(U\[1\]\[0\]: the reference has -?0\.[0-9]+, the oracle -?0\.[0-9]+ ± )"
                                    R"([0-9.]+e-[0-9]+)"));
}

TEST(ReferenceCheck, LetsTheOracleBeOffByItsBound) {
  Truth other = truth;
  other.at("U").values(1, 0) = {other.at("U").values(1, 0).value + Real("1e-60"), 1.1e-60L};
  EXPECT_EQ(reference_disagreement(problem, other, 16), std::nullopt);
}

TEST(ReferenceCheck, FindsARowThatOnlyOneOfThemTouches) {
  auto without_word_2 = small_sampling();
  without_word_2.negatives = {0, 0};
  const auto found = reference_disagreement(
      problem, truth_of(without_word_2, OraclePath::shared_scores, Precision::bits_256), 16);
  ASSERT_TRUE(found);
  EXPECT_THAT(*found, testing::StartsWith("loss: the reference has "));
  Truth rows = truth;
  rows.at("U").touched = {0, 1, 3};
  EXPECT_THAT(reference_disagreement(problem, rows, 16).value_or(""), testing::StartsWith("U[2][0]: "));
}

TEST(ReferenceCheck, LeavesOutWhatHasNoDerivative) {
  const LeakyReluProblem<Real> relu{numbers({"0", "1"}), Real(0)};
  EXPECT_EQ(reference_disagreement(relu, truth_of(relu, OraclePath::shared_scores, Precision::bits_256), 1),
            std::nullopt);
}

}  // namespace
}  // namespace gradjudge
