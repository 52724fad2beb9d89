// SPDX-License-Identifier: MIT
#include "checks/evidence/error_curve.hpp"

#include <gtest/gtest.h>

#include "tests/checks/oracle/agreement.hpp"
#include "tests/checks/suites.hpp"

namespace gradjudge {
namespace {

TEST(ErrorCurve, IsTheExplanationsStepsAndTheOraclesPlaceAmongThem) {
  const Case sampling = case_of("sampling", small_sampling(), {"neg.U"});
  const Explanation explanation = explain(sampling, {"U", 2, 1}, {});
  const ErrorCurve curve = error_curve(explanation);
  EXPECT_EQ(curve.entry, "U[2][1]");
  EXPECT_EQ(curve.oracle_log2_step, explanation.black_box.step.log2);
  ASSERT_EQ(curve.points.size(), explanation.steps.size());
  EXPECT_EQ(curve.points[3].log2_step, explanation.steps[3].step.log2);
  EXPECT_EQ(curve.points[3].error, static_cast<double>(explanation.steps[3].error));
  // No step that is drawn has a smaller bound than the oracle's.
  for (const auto& point : curve.points) {
    EXPECT_GE(point.truncation + point.rounding, curve.oracle_bound * 0.99) << point.log2_step;
  }
}

}  // namespace
}  // namespace gradjudge
