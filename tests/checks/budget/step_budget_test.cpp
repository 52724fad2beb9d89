// SPDX-License-Identifier: MIT
#include "checks/budget/step_budget.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "checks/budget/budget.hpp"
#include "checks/budget/declared_budget.hpp"
#include "checks/own_implementations.hpp"
#include "tests/bench/random_problems.hpp"

namespace gradjudge {
namespace {

constexpr UpdateStep in_double{0x1p-24, Arithmetic::float64};

TEST(StepBudget, CancellationIsARoundingOfTheParameterOverTheRate) {
  const SigmoidProblem<double> problem{(Vector<double>(2) << 0, 8).finished()};
  const StepBudget budget = step_budget(problem, in_double);
  const double slope_at_8 = sigma(8.0) * sigma(-8.0);
  EXPECT_EQ(budget.cancellation.at("x").values(0, 0), 0x1p-53 * 0.25);
  EXPECT_DOUBLE_EQ(budget.cancellation.at("x").values(1, 0), 0x1p-53 * (8 * 0x1p24 + slope_at_8));
  EXPECT_EQ(budget.cancellation.at("value").values(1, 0), 0);
  EXPECT_EQ(budget.drift.at("x").values(1, 0), 0);
}

TEST(StepBudget, CountsHowOftenARowIsUpdated) {
  const NegativeSamplingProblem<double> problem{
      Vector<double>::Zero(1), Matrix<double>::Ones(4, 1), 0, {2, 2, 2, 1}};
  const StepBudget budget = step_budget(problem, in_double);
  const Block<double>& U = budget.cancellation.at("U");
  EXPECT_EQ(U.touched, (std::vector<Index>{0, 1, 2}));
  EXPECT_EQ(U.values(0, 0), 0x1p-53 * 0x1p24);
  EXPECT_EQ(U.values(2, 0), 3 * 0x1p-53 * 0x1p24);
  EXPECT_EQ(budget.cancellation.at("loss").values(0, 0), 0);
}

TEST(StepBudget, DriftIsOfTheOrderOfTheRate) {
  const NegativeSamplingProblem<double> problem{Vector<double>::Ones(1), Matrix<double>::Zero(2, 1), 0, {1}};
  const double small = step_budget(problem, {0x1p-24, Arithmetic::float64}).drift.at("U").values(0, 0);
  const double large = step_budget(problem, {0x1p-10, Arithmetic::float64}).drift.at("U").values(0, 0);
  // The row moves by rate/2 and its score with it, so σ by rate/8; v does not move, U being zero.
  EXPECT_DOUBLE_EQ(small, 0x1p-24 / 8);
  EXPECT_DOUBLE_EQ(large, 0x1p-10 / 8);
}

/// An honest updater: draw by draw, each seeing what the draws before it have moved, v at once too.
template <class Scalar>
Answer after_one_step(const NegativeSamplingProblem<double>& in_double, double rate) {
  const auto before = in_double.cast<Scalar>();
  auto now = before;
  const auto alpha = static_cast<Scalar>(rate);
  const auto draw = [&](Index w, Scalar label) {
    const Scalar factor = sigma(Scalar(now.U.row(w).dot(now.v_c))) - label;
    const Vector<Scalar> u = now.U.row(w).transpose();
    now.U.row(w) -= alpha * factor * now.v_c.transpose();
    now.v_c -= alpha * factor * u;
  };
  draw(now.o, 1);
  for (const Index k : now.negatives) draw(k, 0);
  const Vector<double> v_c = (before.v_c.template cast<double>() - now.v_c.template cast<double>()) / rate;
  const Matrix<double> U = (before.U.template cast<double>() - now.U.template cast<double>()) / rate;
  return to_answer(Evaluation<double>{{vector_block("v_c", v_c), matrix_block("U", U)}});
}

Implementation updater(const UpdateStep& step) {
  Implementation implementation = reference_implementation(step.storage);
  implementation.step = step;
  implementation.answer = [step](const Problem<Real>& problem) {
    const auto p = std::get<NegativeSamplingProblem<double>>(cast<double>(problem));
    return step.storage == Arithmetic::float32 ? after_one_step<float>(p, step.rate)
                                               : after_one_step<double>(p, step.rate);
  };
  return implementation;
}

/// The largest |answer − truth| / budget over many problems.
double largest_share(const Implementation& implementation, const Implementation& judged_as) {
  RandomProblems problems(7);
  double share = 0;
  for (int round = 0; round < 40; ++round) {
    for (const auto& drawn : problems.next()) {
      if (!std::holds_alternative<NegativeSamplingProblem<Real>>(drawn)) continue;
      const Budget budget = declared_budget(Case{}, drawn, judged_as, 1);
      const Evaluation<Real> truth = evaluate(drawn);
      for (const auto& block : implementation.answer(drawn).blocks) {
        const Matrix<Real> known = dense(truth.at(block.name));
        for (Index i = 0; i < known.size(); ++i) {
          const auto off =
              upper_magnitude(Real(Real(block.numbers[static_cast<std::size_t>(i)]) - known.data()[i]));
          if (off == 0) continue;
          const auto allowed =
              budget.allowed(block.name, i / known.cols(), i % known.cols(), Bounded<Real>(0));
          share = std::max(share, static_cast<double>(off / allowed));
        }
      }
    }
  }
  return share;
}

TEST(StepBudget, CoversAnUpdaterThatGoesDrawByDraw) {
  for (const UpdateStep& step : {in_double, UpdateStep{0x1p-10, Arithmetic::float32}}) {
    const Implementation honest = updater(step);
    EXPECT_LE(largest_share(honest, honest), 1);
    EXPECT_GE(largest_share(honest, honest), 0.05);
    EXPECT_GT(largest_share(honest, reference_implementation(step.storage)), 100);
  }
}

}  // namespace
}  // namespace gradjudge
