// SPDX-License-Identifier: MIT
#include "checks/oracle/third_derivative.hpp"

#include <gtest/gtest.h>

#include "checks/entry_name.hpp"
#include "tests/bench/random_problems.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

/// J‴ along one number, by four evaluations at 1025 bits: right to about 2^−200 of its size and more than
/// 2^−400 absolutely. (J(x+2h) − 2J(x+h) + 2J(x−h) − J(x−2h)) / 2h³.
Real1024 third_derivative(Problem<Real1024>& problem, Real1024& x) {
  constexpr int log2_h = -120;
  const Real1024 h = ldexp(Real1024(1), log2_h);
  const Real1024 center = x;
  const auto at = [&](int steps) {
    x = center + steps * h;
    return loss(problem);
  };
  const Real1024 difference = at(2) - 2 * at(1) + 2 * at(-1) - at(-2);
  x = center;
  return ldexp(difference, -3 * log2_h - 1);
}

/// |J‴| beside its bound, for every number of every input.
template <class Visit>
void for_each_bound(const Problem<Real>& problem, Visit visit) {
  const Evaluation<long double> bounds = third_derivative_bounds(problem);
  auto fine = cast<Real1024>(problem);
  const auto each = [&](std::string_view name, auto& input) {
    const Matrix<long double> bound = dense(bounds.at(name));
    ASSERT_EQ(bound.rows(), input.rows());
    ASSERT_EQ(bound.cols(), input.cols());
    for (Index row = 0; row < input.rows(); ++row) {
      for (Index column = 0; column < input.cols(); ++column) {
        visit(entry_name(name, {row, column}), abs(third_derivative(fine, input(row, column))),
              bound(row, column));
      }
    }
  };
  std::visit([&](auto& p) { p.for_each_input(p, each); }, fine);
}

/// The largest |J‴| / bound.
double sharpness(const Problem<Real>& problem) {
  double largest = 0;
  for_each_bound(problem, [&](const std::string&, const Real1024& third, long double bound) {
    if (bound > 0) largest = std::max(largest, static_cast<double>(third / Real1024(bound)));
  });
  return largest;
}

TEST(ThirdDerivativeBounds, AreNeverBelowTheThirdDerivative) {
  RandomProblems problems(11);
  for (int round = 0; round < 12; ++round) {
    for (const auto& problem : problems.next()) {
      if (std::holds_alternative<LeakyReluProblem<Real>>(problem)) continue;  // has a corner
      for_each_bound(problem, [&](const std::string& entry, const Real1024& third, long double bound) {
        EXPECT_LE(third, Real1024(bound) * (1 + ldexp(Real1024(1), -60)) + ldexp(Real1024(1), -150))
            << loss_id(problem) << " " << entry;
      });
    }
  }
}

TEST(ThirdDerivativeBounds, OfALossWithoutAFormulaAreEnclosedNearby) {
  const HierarchicalSoftmaxProblem<Real> problem{
      numbers({"1", "-0.5"}), rows({{"0.25", "2"}, {"1", "-1"}, {"-3", "0.5"}}), {0, 2}, {0, 1}};
  EXPECT_EQ(third_derivative_reach(Problem<Real>(problem)), -41);
  EXPECT_EQ(third_derivative_reach(small_sampling()), -2);
  EXPECT_GT(sharpness(problem), 0.999);  // hardly wider than the derivative itself
  EXPECT_EQ(third_derivative_bounds(problem).at("U").touched, (std::vector<Index>{0, 2}));
}

TEST(ThirdDerivativeBounds, EnclosureStaysNearWhereInputsAreLarge) {
  const Problem<Real> problem = HierarchicalSoftmaxProblem<Real>{
      numbers({"1e13", "1e13"}), rows({{"1", "-1"}, {"0.5", "-0.5"}}), {0, 1}, {0, 1}};
  EXPECT_LE(third_derivative_reach(problem), -83);
  // C₃ |v_j|³, and the score is 0, where the third derivative is.
  EXPECT_LE(dense(third_derivative_bounds(problem).at("U")).maxCoeff(), 1e38L);
}

TEST(ThirdDerivativeBounds, OfOneCoordinateIsThatOfAll) {
  RandomProblems problems(12);
  for (const auto& problem : problems.next()) {
    for (const auto& block : third_derivative_bounds(problem).blocks) {
      const auto all = dense(block);
      for (Index row = 0; row < all.rows(); ++row) {
        for (Index column = 0; column < all.cols(); ++column)
          EXPECT_EQ(third_derivative_bound(problem, {block.name, row, column}), all(row, column));
      }
    }
  }
}

TEST(ThirdDerivativeBounds, AreZeroAlongALine) {
  const auto bounds = third_derivative_bounds(LeakyReluProblem<Real>{numbers({"1", "-2"}), Real("0.1")});
  EXPECT_EQ(bounds.at("x").values, Matrix<long double>::Zero(2, 1));
}

TEST(ThirdDerivativeBounds, RowsThatTheLossDoesNotDependOnAreNotStored) {
  EXPECT_EQ(third_derivative_bounds(small_sampling()).at("U").touched, (std::vector<Index>{0, 1, 2}));
  const Matrix<Real> V = rows({{"1"}, {"2"}, {"3"}, {"4"}});
  const SkipGramProblem<Real> window{V, V, {0, 3, 1}, 1, 1, InnerLoss::negative_sampling, {{1}, {1}}};
  EXPECT_EQ(third_derivative_bounds(window).at("V").touched, (std::vector<Index>{3}));
  EXPECT_EQ(third_derivative_bounds(window).at("U").touched, (std::vector<Index>{0, 1}));
  const CbowProblem<Real> cbow{V, V, {2, 0, 2}, 1, InnerLoss::negative_sampling, {3}};
  EXPECT_EQ(third_derivative_bounds(cbow).at("V").touched, (std::vector<Index>{0, 2}));
  EXPECT_EQ(third_derivative_bounds(cbow).at("U").touched, (std::vector<Index>{1, 3}));
}

// Where σ or ŷ is (3 ± √3)/6, and the slopes agree in sign, the bounds are the third derivatives themselves.

constexpr double nearly_all = 1 - 1e-15;
const Real share = (3 + sqrt(Real(3))) / 6;
const Real logit = log(share / (1 - share));

Matrix<Real> column(std::initializer_list<Real> entries) {
  Matrix<Real> matrix(static_cast<Index>(entries.size()), 1);
  std::copy(entries.begin(), entries.end(), matrix.data());
  return matrix;
}

TEST(ThirdDerivativeBounds, AreAttainedByCrossEntropy) {
  EXPECT_GE(sharpness(CrossEntropyProblem<Real>{column({logit, 0}), numbers({"1", "0"})}), nearly_all);
}

TEST(ThirdDerivativeBounds, AreAttainedBySigmoid) {
  EXPECT_GE(sharpness(SigmoidProblem<Real>{numbers({"0"})}), nearly_all);
}

TEST(ThirdDerivativeBounds, AreAttainedByNaiveSoftmax) {
  EXPECT_GE(sharpness(NaiveSoftmaxProblem<Real>{numbers({"1"}), column({logit, 0}), 1}), nearly_all);
  EXPECT_GE(sharpness(NaiveSoftmaxProblem<Real>{numbers({"1"}), column({0, logit}), 1}), nearly_all);
}

TEST(ThirdDerivativeBounds, AreAttainedByNegativeSampling) {
  EXPECT_GE(sharpness(NegativeSamplingProblem<Real>{numbers({"1"}), column({-logit, logit}), 0, {1, 1}}),
            nearly_all);
}

TEST(ThirdDerivativeBounds, AreAttainedBySkipGram) {
  const SkipGramProblem<Real> window{
      column({1, 1}), column({-logit, logit}), {0, 1, 0}, 1, 1, InnerLoss::negative_sampling, {{1}, {1}}};
  EXPECT_GE(sharpness(window), nearly_all);
}

TEST(ThirdDerivativeBounds, AreAttainedByCbowThatRepeatsAWord) {
  const CbowProblem<Real> cbow{
      column({Real("0.5"), 0}), column({-logit, logit}), {0, 0}, 0, InnerLoss::negative_sampling, {1}};
  EXPECT_GE(sharpness(cbow), nearly_all);
}

}  // namespace
}  // namespace gradjudge
