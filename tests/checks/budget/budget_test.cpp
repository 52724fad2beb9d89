// SPDX-License-Identifier: MIT
#include "checks/budget/budget.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "checks/budget/pair_budget.hpp"
#include "checks/oracle/bounded.hpp"
#include "tests/bench/random_problems.hpp"
#include "tests/bench/shuffled_words.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

constexpr double u = 0x1p-53;

void expect_entries(const Block<double>& block, std::initializer_list<double> units) {
  ASSERT_EQ(block.values.size(), static_cast<Index>(units.size()));
  Index i = 0;
  for (const double unit : units) EXPECT_NEAR(block.values.data()[i++], unit * u, 1e-10 * u) << block.name;
}

TEST(RoundingBudget, OfCrossEntropy) {
  // ŷ = (1/2, 1/2) is off by 4u; y and ŷ − y add u y + u/2.
  const auto budget = rounding_budget(
      CrossEntropyProblem<double>{Vector<double>::Zero(2), Vector<double>{{1, 0}}}, double_rounding);
  expect_entries(budget.at("scores"), {5.5, 4.5});
  expect_entries(budget.at("loss"), {8 * (1 + std::log(2))});
}

TEST(RoundingBudget, OfSigmoid) {
  // σ(0): s(1−s)2u + 2us; s(1−s) adds 2us(1−s).
  const auto budget = rounding_budget(SigmoidProblem<double>{Vector<double>::Zero(1)}, double_rounding);
  expect_entries(budget.at("value"), {1.5});
  expect_entries(budget.at("x"), {2});
}

TEST(RoundingBudget, OfSigmoidStaysInTheTailHoweverLargeTheArgument) {
  const SigmoidProblem<double> far{Vector<double>{{1e19, -1e19, 1e300, -1e300}}};
  const auto budget = rounding_budget(far, double_rounding);
  for (const Index i : {0, 2}) EXPECT_LE(budget.at("value").values(i, 0), 2.1 * u);
  for (const Index i : {1, 3}) EXPECT_LE(budget.at("value").values(i, 0), 1e-307);
  for (const Index i : {1, 3}) EXPECT_LE(budget.at("x").values(i, 0), 1e-307);
}

TEST(RoundingBudget, OfLeakyRelu) {
  const auto budget =
      rounding_budget(LeakyReluProblem<double>{Vector<double>{{2, -3}}, 0.5}, double_rounding);
  expect_entries(budget.at("value"), {2, 4.5});
  expect_entries(budget.at("x"), {1, 0.5});
}

TEST(RoundingBudget, OfRepeatedPairsOfSkipGramIsTheirSumAndThatOfSummingThem) {
  const Matrix<double> V{{0.5, -1}, {2, 0.25}, {1, 1}};
  const SkipGramProblem<double> window{V, 2 * V, {0, 1, 0}, 1, 1, InnerLoss::naive_softmax, {}};
  const auto budget = rounding_budget(window, double_rounding);
  const Vector<double> v_c = V.row(1);
  const PairBudget pair =
      pair_budget(NaiveSoftmaxProblem<double>{v_c, 2 * V, 0}, Vector<double>::Zero(2), double_rounding);
  const double gamma = double_rounding.gamma(2);
  EXPECT_NEAR(budget.at("loss").values(0, 0), 2 * pair.loss_error + gamma * 2 * pair.loss_magnitude,
              1e-10 * u);
  EXPECT_EQ(budget.at("V").touched, std::vector<Index>{1});
  EXPECT_NEAR(budget.at("V").values(0, 1), 2 * (pair.v_error[1] + gamma * pair.v_magnitude[1]), 1e-10 * u);
  EXPECT_NEAR(budget.at("U").values(2, 0),
              2 * (pair.U_error.values(2, 0) + gamma * pair.U_magnitude.values(2, 0)), 1e-10 * u);
}

TEST(RoundingBudget, OfCbowCountsTheSumOfTheContextAndEveryOccurrence) {
  const Matrix<double> V{{0.5, -1}, {2, 0.25}, {1, 1}};
  const CbowProblem<double> cbow{V, 2 * V, {1, 0, 1}, 2, InnerLoss::negative_sampling, {0}};
  const auto budget = rounding_budget(cbow, double_rounding);
  const Vector<double> v_hat{{4.5, -0.5}};
  const Vector<double> v_error = double_rounding.gamma(4) * Vector<double>{{4.5, 1.5}};
  const PairBudget pair =
      pair_budget(NegativeSamplingProblem<double>{v_hat, 2 * V, 2, {0}}, v_error, double_rounding);
  EXPECT_EQ(budget.at("loss").values(0, 0), pair.loss_error);
  EXPECT_EQ(budget.at("U").values, pair.U_error.values);
  EXPECT_EQ(budget.at("V").touched, (std::vector<Index>{0, 1}));
  for (const Index j : {0, 1}) {
    EXPECT_NEAR(budget.at("V").values(0, j), pair.v_error[j] + u * pair.v_magnitude[j], 1e-10 * u);
    EXPECT_NEAR(budget.at("V").values(1, j), 2 * (pair.v_error[j] + 2 * u * pair.v_magnitude[j]), 1e-10 * u);
  }
}

TEST(RoundingBudget, HasNoRowForWordsThatAreNotDrawn) {
  const auto budget = rounding_budget(cast<double>(Problem<Real>(small_sampling())), double_rounding);
  EXPECT_EQ(budget.at("U").touched, (std::vector<Index>{0, 1, 2}));
  EXPECT_EQ(dense(budget.at("U")).row(3), Matrix<double>::Zero(1, 2));
}

// An honest implementation, the reference, stays within its budget.

template <class Scalar>
void expect_within(const Evaluation<Scalar>& computed, const Evaluation<Real>& analytic,
                   const Evaluation<double>& budget, std::string_view loss) {
  for (const auto& block : computed.blocks) {
    const Matrix<Scalar> values = dense(block);
    const Matrix<Real> exact = dense(analytic.at(block.name));
    const Matrix<double> allowed = dense(budget.at(block.name));
    for (Index i = 0; i < values.size(); ++i) {
      EXPECT_LE(abs(Real(Real(values.data()[i]) - exact.data()[i])), Real(allowed.data()[i]))
          << loss << " " << block.name << " entry " << i;
    }
  }
}

template <class Scalar>
void expect_honest(const Problem<Real>& problem, const RoundingModel& rounding, std::mt19937_64& random) {
  const Evaluation<Real> analytic = evaluate(problem);
  const Evaluation<double> budget = rounding_budget(cast<double>(problem), rounding);
  const auto rounded = cast<Scalar>(problem);
  expect_within(evaluate(rounded), analytic, budget, loss_id(problem));
  expect_within(evaluate_shuffled(rounded, random), analytic, budget, loss_id(problem));
}

TEST(RoundingBudget, CoversTheReferenceInDoubleAndFloatInAnyOrder) {
  RandomProblems problems(42);
  std::mt19937_64 random(43);
  for (int round = 0; round < 25; ++round) {
    for (const auto& problem : problems.next()) {
      expect_honest<double>(problem, double_rounding, random);
      expect_honest<float>(problem, float_rounding, random);
    }
  }
}

TEST(RoundingBudget, CoversScoresThatCancelToNothing) {
  std::mt19937_64 random(44);
  const auto v = numbers({"1234567890.123", "987654321.987"});
  const auto U =
      rows({{"987654321.987", "-1234567890.123"}, {"0", "1e-9"}, {"-987654321.987", "1234567890.124"}});
  for (const Index o : {0, 1, 2}) {
    expect_honest<double>(NaiveSoftmaxProblem<Real>{v, U, o}, double_rounding, random);
    expect_honest<double>(NegativeSamplingProblem<Real>{v, U, o, {0, 1, 2, 2}}, double_rounding, random);
    expect_honest<float>(NaiveSoftmaxProblem<Real>{v, U, o}, float_rounding, random);
    expect_honest<float>(NegativeSamplingProblem<Real>{v, U, o, {0, 1, 2, 2}}, float_rounding, random);
  }
}

TEST(RoundingBudget, IsTightEnoughToCatchASingleWrongDigit) {
  RandomProblems problems(45);
  std::vector<double> relative;
  for (int round = 0; round < 20; ++round) {
    for (const auto& problem : problems.next()) {
      const Evaluation<double> budget = rounding_budget(cast<double>(problem), double_rounding);
      const Evaluation<double> gradient = evaluate(cast<double>(problem));
      for (const auto& block : gradient.blocks) {
        const Matrix<double> allowed = dense(budget.at(block.name));
        const Matrix<double> values = dense(block);
        for (Index i = 0; i < values.size(); ++i) {
          if (values.data()[i] != 0) relative.push_back(allowed.data()[i] / std::abs(values.data()[i]));
        }
      }
    }
  }
  std::nth_element(relative.begin(), relative.begin() + static_cast<std::ptrdiff_t>(relative.size() / 2),
                   relative.end());
  EXPECT_LE(relative[relative.size() / 2], 1e-13);
}

}  // namespace
}  // namespace gradjudge
