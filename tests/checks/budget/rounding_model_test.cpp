// SPDX-License-Identifier: MIT
#include "checks/budget/rounding_model.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(RoundingModel, GammaIsTheErrorOfSoManyOperations) {
  EXPECT_EQ(double_rounding.gamma(0), 0);
  EXPECT_EQ(double_rounding.gamma(1), 0x1p-53 / (1 - 0x1p-53));
  EXPECT_EQ(float_rounding.gamma(1000), 1000 * 0x1p-24 / (1 - 1000 * 0x1p-24));
}

TEST(RoundingModel, OfEachArithmetic) {
  EXPECT_EQ(rounding_of(Arithmetic::float64).unit, 0x1p-53);
  EXPECT_EQ(rounding_of(Arithmetic::float32).unit, 0x1p-24);
  EXPECT_EQ(rounding_of(Arithmetic::float32).underflow, 0x1p-126);
}

TEST(RoundingModel, ComputedSigmaHasNoErrorBeyondRounding) {
  EXPECT_EQ(double_rounding.sigma_error(0), 0);
  EXPECT_EQ(double_rounding.sigma_error(1000), 0);
}

TEST(RoundingModel, TableIsOffByAStepTimesTheLargestSlopeAndByTheTailBeyondIt) {
  RoundingModel table{0, 0};
  table.sigma_step = 0.012;
  table.sigma_range = 6;
  EXPECT_EQ(table.sigma_error(0), 0.003);
  EXPECT_EQ(table.sigma_error(-5.9), 0.003);
  EXPECT_EQ(table.sigma_error(6), sigma(-6.0));
  EXPECT_EQ(table.sigma_error(-700), sigma(-6.0));
}

TEST(RoundingModel, IndexThatGrowsTooSlowlyReadsAnEntryThatIsFartherAway) {
  RoundingModel table{0, 0};
  table.sigma_step = 0.012;
  table.sigma_range = 6;
  table.sigma_stretch = 0.004;  // 83 entries a unit where 83⅓ would be right
  EXPECT_DOUBLE_EQ(table.sigma_error(0), (0.012 + 0.024) / 4);
  EXPECT_DOUBLE_EQ(table.sigma_error(-3), (0.012 + 0.036) / 4);
  EXPECT_EQ(table.sigma_error(6), sigma(-6.0));
}

TEST(RoundingModel, ClippedScoreIsExactWithinItsRange) {
  RoundingModel clipped{0, 0};
  clipped.sigma_range = 6;
  EXPECT_EQ(clipped.sigma_error(5.9), 0);
  EXPECT_EQ(clipped.sigma_error(6.1), sigma(-6.0));
}

}  // namespace
}  // namespace gradjudge
