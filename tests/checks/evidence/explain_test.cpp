// SPDX-License-Identifier: MIT
#include "checks/evidence/explain.hpp"

#include <gtest/gtest.h>

#include "tests/checks/oracle/agreement.hpp"
#include "tests/checks/suites.hpp"

namespace gradjudge {
namespace {

const Case sampling = case_of("sampling", small_sampling(), {"neg.U"});

Case relu_case() {
  return case_of("relu", LeakyReluProblem<Real>{numbers({"0.001", "0", "-5"}), Real(0)}, {"relu"});
}

TEST(Explain, ShowsTheNumberByEveryPath) {
  const Explanation e = explain(sampling, {"U", 2, 1}, {});
  EXPECT_EQ(e.entry, "U[2][1]");
  EXPECT_EQ(e.x.value, Real("-0.6"));
  EXPECT_TRUE(overlap(e.truth, e.black_box.value));
  EXPECT_TRUE(overlap(e.truth, Bounded<Real>(e.analytic, 1e-70L)));
  EXPECT_NEAR(e.in_double, static_cast<double>(e.truth.value), e.rounding);
  EXPECT_EQ(e.slack, 16);
  EXPECT_EQ(e.declared, 0);
}

TEST(Explain, DifferenceIsOfTheTwoEvaluationsShown) {
  const auto difference = explain(sampling, {"v_c", 0, 0}, {}).black_box;
  const Real by_hand =
      ldexp(Real(difference.J_plus.value - difference.J_minus.value), -difference.step.log2 - 1);
  EXPECT_EQ(by_hand, difference.value.value);
  EXPECT_GE(difference.value.error, difference.truncation + difference.rounding);
}

TEST(Explain, ErrorAgainstTheStepIsWithinItsBoundsAndTurnsFromTruncationToRounding) {
  const Explanation e = explain(sampling, {"U", 2, 1}, {});
  ASSERT_GE(e.steps.size(), 10U);
  EXPECT_GT(e.steps.front().truncation, e.steps.front().rounding);
  EXPECT_LT(e.steps.back().truncation, e.steps.back().rounding);
  for (const auto& step : e.steps) EXPECT_LE(step.error, step.truncation + step.rounding) << step.step.log2;
  // h²: the error falls by 2^24 where the step falls by 2^12.
  EXPECT_NEAR(static_cast<double>(e.steps[1].error / e.steps[2].error), 0x1p24, 0x1p24 * 1e-2);
  const std::size_t last = e.steps.size() - 1;
  EXPECT_NEAR(static_cast<double>(e.steps[last].rounding / e.steps[last - 1].rounding), 0x1p12,
              0x1p12 * 0.05);
}

TEST(Explain, RowThatTheLossDoesNotDependOnIsZero) {
  const Explanation e = explain(sampling, {"U", 3, 0}, {});
  EXPECT_EQ(e.truth.value, 0);
  EXPECT_EQ(e.truth.error, 0);
  EXPECT_EQ(e.M3, 0);
  EXPECT_EQ(e.in_double, 0);
}

TEST(Explain, NoStepCrossesTheCornerOfRelu) {
  const Explanation e = explain(relu_case(), {"x", 0, 0}, {});
  EXPECT_EQ(e.truth.value, 1);
  for (const auto& step : e.steps) {
    EXPECT_LT(step.step.h(), 0.001L);
    EXPECT_LE(step.error, step.truncation + step.rounding);
  }
}

TEST(Explain, RefusesCoordinatesThatTheProblemLacks) {
  EXPECT_THROW(explain(sampling, {"U", 4, 0}, {}), std::out_of_range);
  EXPECT_THROW(explain(sampling, {"U", 0, 2}, {}), std::out_of_range);
  EXPECT_THROW(explain(sampling, {"U", -1, 0}, {}), std::out_of_range);
  EXPECT_THROW(explain(sampling, {"V", 0, 0}, {}), std::out_of_range);
  EXPECT_THROW(explain(sampling, {"loss", 0, 0}, {}), std::out_of_range);
}

TEST(Explain, RefusesWhereThereIsNoDerivative) {
  EXPECT_THROW(explain(relu_case(), {"x", 1, 0}, {}), std::domain_error);
}

TEST(LargestCoordinate, IsOfTheLargestGradientEntryOfTheLastBlock) {
  const auto problem = small_sampling();
  const auto gradient = dense(evaluate(problem.cast<double>()).at("U"));
  const Coordinate largest = largest_coordinate(problem);
  EXPECT_EQ(largest.input, "U");
  EXPECT_EQ(std::abs(gradient(largest.row, largest.column)), gradient.cwiseAbs().maxCoeff());
}

}  // namespace
}  // namespace gradjudge
