// SPDX-License-Identifier: MIT
#include "checks/oracle/black_box.hpp"

#include <gtest/gtest.h>

#include "cases/format/decimal.hpp"
#include "checks/oracle/third_derivative.hpp"
#include "tests/checks/oracle/agreement.hpp"
#include "tests/checks/oracle/random_reals.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

const Coordinate first_of_v_c{"v_c", 0, 0};

long double M3_of(const Problem<Real>& problem, const Coordinate& at) {
  return third_derivative_bounds(problem).at(at.input).values(at.row, at.column);
}

/// |difference − truth|, truth from 1025 bits.
long double error_of(const CentralDifference<Real>& difference, const Bounded<Real>& truth) {
  return upper_magnitude(Real(difference.value.value - truth.value));
}

TEST(BlackBox, BestStepLeavesTheSmallestBoundOfAllSteps) {
  const Problem<Real> problem = small_softmax();
  const long double M3 = M3_of(problem, first_of_v_c);
  const Step best = best_step<Real>(problem, first_of_v_c, M3);
  const auto bound = [&](int log2) {
    return central_difference<Real>(problem, first_of_v_c, {log2}, M3).value.error;
  };
  long double smallest = bound(best.log2);
  for (int log2 = -10; log2 >= -180; --log2) smallest = std::min(smallest, bound(log2));
  EXPECT_LE(bound(best.log2), 1.5L * smallest);
}

TEST(BlackBox, BoundIsAboutTenToTheMinus51At256Bits) {
  const Truth truth = truth_of(small_softmax(), OraclePath::black_box, Precision::bits_256);
  const long double bound = entry(truth, "v_c", 0).error;
  EXPECT_LE(bound, 1e-49L);
  EXPECT_GE(bound, 1e-53L);
}

TEST(BlackBox, StepShrinksByTwoThirdsOfABitForEachBitOfPrecision) {
  const Problem<Real> problem = small_softmax();
  const long double M3 = M3_of(problem, first_of_v_c);
  const int at_257 = best_step<Real>(problem, first_of_v_c, M3).log2;
  const int at_1025 = best_step<Real1024>(problem, first_of_v_c, M3).log2;
  EXPECT_NEAR(at_257 - at_1025, 768 / 3, 1);
}

TEST(BlackBox, TruncationFallsAsTheSquareOfTheStep) {
  const Problem<Real> problem = small_softmax();
  const long double M3 = M3_of(problem, first_of_v_c);
  const auto truth =
      entry(truth_of(problem, OraclePath::shared_scores, Precision::bits_1024), "v_c", first_of_v_c.row);
  for (int log2 = -10; log2 >= -60; log2 -= 10) {
    const auto coarse = central_difference<Real>(problem, first_of_v_c, {log2}, M3);
    const auto fine = central_difference<Real>(problem, first_of_v_c, {log2 - 10}, M3);
    EXPECT_NEAR(static_cast<double>(error_of(coarse, truth) / error_of(fine, truth)), 0x1p20, 0x1p20 * 1e-3);
    EXPECT_NEAR(static_cast<double>(coarse.truncation / fine.truncation), 0x1p20, 1);
    EXPECT_LE(error_of(coarse, truth), coarse.truncation + coarse.rounding);
  }
}

TEST(BlackBox, RoundingGrowsAsTheStepShrinks) {
  const Problem<Real> problem = small_softmax();
  const long double M3 = M3_of(problem, first_of_v_c);
  const auto truth =
      entry(truth_of(problem, OraclePath::shared_scores, Precision::bits_1024), "v_c", first_of_v_c.row);
  for (int log2 = -110; log2 >= -230; log2 -= 12) {
    const auto coarse = central_difference<Real>(problem, first_of_v_c, {log2}, M3);
    const auto fine = central_difference<Real>(problem, first_of_v_c, {log2 - 12}, M3);
    EXPECT_NEAR(static_cast<double>(fine.rounding / coarse.rounding), 0x1p12, 0x1p12 * 0.05);
    EXPECT_GT(error_of(fine, truth), 0);
    EXPECT_LE(error_of(fine, truth), fine.truncation + fine.rounding);
  }
}

TEST(BlackBox, KnowsALossWithoutFormulasWhereInputsAreLarge) {
  const Problem<Real> problem = HierarchicalSoftmaxProblem<Real>{
      numbers({"1e13", "1e13"}), rows({{"1", "-1"}, {"0.5", "-0.5"}, {"9", "9"}}), {0, 1}, {0, 1}};
  const Truth truth = truth_of(problem, OraclePath::black_box, Precision::bits_256);
  const auto slope = entry(truth, "U", 0, 1);
  EXPECT_TRUE(overlap(slope, Bounded<Real>(-5e12)));
  EXPECT_LE(slope.error, 1e-20L);
  EXPECT_EQ(truth.at("U").touched, (std::vector<Index>{0, 1}));
}

TEST(BlackBox, CountsInputsThatWereRoundedAtEveryPrecision) {
  const Problem<Real> problem = SigmoidProblem<Real>{Vector<Real>::Constant(1, *parse_decimal("0.3"))};
  const Real1024 s = 1 / (1 + exp(Real1024(-3) / 10));
  for (const auto precision : {Precision::bits_256, Precision::bits_1024}) {
    const Truth truth = truth_of(problem, OraclePath::black_box, precision);
    EXPECT_TRUE(covers(entry(truth, "value", 0), s));
    EXPECT_TRUE(covers(entry(truth, "x", 0), s * (1 - s)));
    EXPECT_GE(entry(truth, "x", 0).error, 1e-79L);
  }
  EXPECT_LE(entry(truth_of(problem, OraclePath::black_box, Precision::bits_1024), "x", 0).error, 1e-76L);
}

TEST(BlackBox, NeverCrossesTheCornerOfRelu) {
  const LeakyReluProblem<Real> relu{numbers({"1000", "0.001", "-0.001", "1e-30", "-1e-30", "-7"}), Real(0)};
  for (Index i = 0; i < relu.x.size(); ++i) {
    const Step step = best_step<Real>(relu, {"x", i, 0}, 0);
    EXPECT_LT(ldexp(Real(1), step.log2), abs(relu.x[i])) << relu.x[i];
  }
  const Truth truth = truth_of(relu, OraclePath::black_box, Precision::bits_256);
  for (Index i = 0; i < relu.x.size(); ++i) {
    const auto slope = entry(truth, "x", i);
    EXPECT_TRUE(overlap(slope, Bounded<Real>(relu.x[i] > 0 ? 1 : 0))) << relu.x[i];
    EXPECT_LE(slope.error, 1e-40L);
  }
}

TEST(BlackBox, ThereIsNoDerivativeAtTheCornerOfRelu) {
  const LeakyReluProblem<Real> relu{numbers({"1", "0"}), Real(0)};
  const Truth truth = truth_of(relu, OraclePath::black_box, Precision::bits_256);
  EXPECT_FALSE(isnan(entry(truth, "x", 0).value));
  EXPECT_TRUE(isnan(entry(truth, "x", 1).value));
}

TEST(BlackBox, RefusesAnInputThatTheProblemLacks) {
  EXPECT_THROW(central_difference<Real>(small_softmax(), {"V", 0, 0}, {-80}, 1), std::out_of_range);
}

}  // namespace
}  // namespace gradjudge
