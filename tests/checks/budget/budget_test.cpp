// SPDX-License-Identifier: MIT
#include "checks/budget/budget.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "checks/oracle/bounded.hpp"
#include "tests/bench/random_problems.hpp"
#include "tests/bench/shuffled_words.hpp"
#include "tests/bench/written.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

constexpr double u = 0x1p-53;

double rounding_at(const Problem<double>& problem, std::string_view block, Index row = 0, Index column = 0) {
  return rounding_budget(problem, double_rounding).at(block).values(row, column);
}

Matrix<double> column(std::initializer_list<double> entries) {
  Matrix<double> matrix(static_cast<Index>(entries.size()), 1);
  std::copy(entries.begin(), entries.end(), matrix.data());
  return matrix;
}

TEST(RoundingBudget, OfSigmoidStaysInTheTailHoweverLargeTheArgument) {
  const SigmoidProblem<double> far{Vector<double>{{1e19, -1e19, 1e300, -1e300}}};
  const auto budget = rounding_budget(far, double_rounding);
  for (const Index i : {0, 2}) EXPECT_LE(budget.at("value").values(i, 0), 3.1 * u);
  for (const Index i : {1, 3}) EXPECT_LE(budget.at("value").values(i, 0), 1e-307);
  for (const Index i : {1, 3}) EXPECT_LE(budget.at("x").values(i, 0), 1e-307);
}

TEST(RoundingBudget, OfLeakyRelu) {
  // x and α are rounded on input, and so is their product; the slope is rounded once.
  const LeakyReluProblem<double> problem{Vector<double>{{2, -3}}, 0.5};
  EXPECT_NEAR(rounding_at(problem, "value", 0), 2 * u, 1e-10 * u);
  EXPECT_NEAR(rounding_at(problem, "value", 1), 3 * 1.5 * u, 1e-10 * u);
  EXPECT_NEAR(rounding_at(problem, "x", 0), u, 1e-10 * u);
  EXPECT_NEAR(rounding_at(problem, "x", 1), 0.5 * u, 1e-10 * u);
}

TEST(RoundingBudget, OfSigmoidIsASmallPartOfItInBothTails) {
  const SigmoidProblem<double> problem{Vector<double>{{-30, 0, 30}}};
  EXPECT_LE(rounding_at(problem, "value", 0), 100 * u * 1e-13);
  EXPECT_LE(rounding_at(problem, "value", 1), 4 * u);
  // σ(x)(1 − σ(x)) is as honest as σ(x)σ(−x), and off by σ's own rounding.
  EXPECT_GE(rounding_at(problem, "x", 2), u);
  EXPECT_LE(rounding_at(problem, "x", 2), 7 * u);
}

TEST(RoundingBudget, OfNegativeSamplingAndHierarchicalSoftmaxIsTheSameForTheSameLoss) {
  const Vector<double> v{{10, -5}};
  const Matrix<double> U{{3, -2.5}, {-4, 1.5}};
  const Problem<double> drawn = NegativeSamplingProblem<double>{v, U, 0, {1}};
  const Problem<double> way = HierarchicalSoftmaxProblem<double>{v, U, {0, 1}, {0, 1}};
  for (const char* block : {"loss", "v_c", "U"})
    EXPECT_DOUBLE_EQ(rounding_at(drawn, block), rounding_at(way, block)) << block;
}

TEST(RoundingBudget, CountsEveryDrawOfARow) {
  const auto row = [](std::vector<Index> negatives) {
    return rounding_at(
        NegativeSamplingProblem<double>{Vector<double>{{1}}, column({0, 0, 0}), 0, std::move(negatives)}, "U",
        1);
  };
  const double once = row({1});
  EXPECT_GE(row({2, 2}), 2 * once);
  EXPECT_LE(row({2, 2}), 4 * once);
}

TEST(RoundingBudget, CountsTheRoundingOfCbowsSumOfContextVectors) {
  const Matrix<double> V{{1e6}, {-1e6}, {1}};
  const CbowProblem<double> cancels{V, column({1, 2, 3}), {0, 1, 2}, 0, InnerLoss::naive_softmax, {}};
  const CbowProblem<double> alone{V, column({1, 2, 3}), {2}, 0, InnerLoss::naive_softmax, {}};
  EXPECT_GE(rounding_at(cancels, "loss"), 1e5 * rounding_at(alone, "loss"));
}

TEST(RoundingBudget, ScalesWithTheUnitOfTheArithmetic) {
  const Problem<double> problem = NaiveSoftmaxProblem<double>{Vector<double>{{0.5}}, column({1, -2}), 0};
  const double in_float = rounding_budget(problem, float_rounding).at("v_c").values(0, 0);
  EXPECT_NEAR(in_float / rounding_at(problem, "v_c"), 0x1p29, 0x1p29 * 1e-3);
}

TEST(RoundingBudget, StaysFiniteForHugeScores) {
  for (const double sign : {1.0, -1.0}) {
    const NegativeSamplingProblem<double> problem{Vector<double>{{1e30}}, column({sign * 1e30, 1}), 0, {1}};
    EXPECT_LE(rounding_at(problem, "loss"), 1e46);  // 1e60 to fourteen digits
    EXPECT_LE(rounding_at(problem, "v_c"), 2e30);
    EXPECT_LE(rounding_at(problem, "U"), 2e30);
  }
}

TEST(RoundingBudget, HasNoRowForWordsThatAreNotDrawn) {
  const auto budget = rounding_budget(cast<double>(Problem<Real>(small_sampling())), double_rounding);
  EXPECT_EQ(budget.at("U").touched, (std::vector<Index>{0, 1, 2}));
  EXPECT_EQ(dense(budget.at("U")).row(3), Matrix<double>::Zero(1, 2));
}

// Honest code, however it is written, is within rounding or fails in robustness alone.

struct Budgets {
  Evaluation<double> rounding;
  TextbookBudget textbook;
};

template <class S>
void expect_within(const Evaluation<Written<S>>& computed, const Evaluation<Real>& analytic,
                   const Budgets& budgets, std::string_view what, std::size_t& robustness) {
  for (const auto& block : computed.blocks) {
    const Matrix<Written<S>> values = dense(block);
    const Matrix<Real> exact = dense(analytic.at(block.name));
    const Matrix<double> rounding = dense(budgets.rounding.at(block.name));
    const Matrix<double> textbook = dense(budgets.textbook.error.at(block.name));
    const Matrix<double> not_finite = dense(budgets.textbook.not_finite.at(block.name));
    for (Index i = 0; i < values.size(); ++i) {
      const S value = values.data()[i].value;
      if (!std::isfinite(value)) {
        EXPECT_EQ(not_finite.data()[i], 1) << what << " " << block.name << " entry " << i;
        ++robustness;
        continue;
      }
      const Real off = abs(Real(Real(value) - exact.data()[i]));
      if (off > Real(rounding.data()[i])) ++robustness;
      EXPECT_LE(off, Real(std::max(rounding.data()[i], textbook.data()[i])))
          << what << " " << block.name << " entry " << i;
    }
  }
}

/// How often the forms failed in robustness.
template <class S>
std::size_t expect_honest(const Problem<Real>& problem, const RoundingModel& rounding,
                          std::mt19937_64& random) {
  const Evaluation<Real> analytic = evaluate(problem);
  const auto in_double = cast<double>(problem);
  const Budgets budgets{rounding_budget(in_double, rounding), textbook_budget(in_double, rounding)};
  std::size_t robustness = 0;
  for (std::size_t form = 0; form < all_writings; ++form) {
    const auto what = std::string(loss_id(problem)) + " in writing " + std::to_string(form);
    const Problem<Written<S>> honest = written<S>(in_double, {form});
    expect_within<S>(evaluate_written(honest), analytic, budgets, what, robustness);
    if (std::holds_alternative<SigmoidProblem<double>>(in_double)) continue;
    expect_within<S>(evaluate_shuffled(honest, random), analytic, budgets, what + ", shuffled", robustness);
  }
  return robustness;
}

TEST(HonestCode, OfEveryFormInAnyOrderAndArithmeticIsNeverCalledWrong) {
  RandomProblems problems(42);
  std::mt19937_64 random(43);
  std::size_t robustness = 0;
  for (int round = 0; round < 15; ++round) {
    for (const auto& problem : problems.next()) {
      robustness += expect_honest<double>(problem, double_rounding, random);
      expect_honest<long double>(problem, double_rounding, random);
      expect_honest<float>(problem, float_rounding, random);
    }
  }
  EXPECT_GT(robustness, 0U);  // there are such problems among them
}

TEST(HonestCode, IsWithinRoundingWhereScoresAreModerate) {
  std::mt19937_64 random(46);
  const auto v = numbers({"1.5", "-2"});
  const auto U = rows({{"2", "-1.5"}, {"-0.5", "1"}, {"1", "0.25"}});  // scores 6, −2.75 and 1
  for (const Index o : {0, 1, 2}) {
    EXPECT_EQ(expect_honest<double>(NaiveSoftmaxProblem<Real>{v, U, o}, double_rounding, random), 0U);
    EXPECT_EQ(
        expect_honest<double>(NegativeSamplingProblem<Real>{v, U, o, {0, 1, 2, 2}}, double_rounding, random),
        0U);
    EXPECT_EQ(expect_honest<double>(HierarchicalSoftmaxProblem<Real>{v, U, {0, 1, 2}, {1, 0, 1}},
                                    double_rounding, random),
              0U);
  }
}

TEST(HonestCode, IsNotCalledWrongWhereScoresCancelToNothing) {
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

TEST(HonestCode, IsExcusedForNothingButWhatATextbookFormLoses) {
  // σ(−50) in the loss: log(1 − σ(50)) is infinite. The gradients are those of every form.
  const Problem<double> problem =
      NegativeSamplingProblem<double>{Vector<double>{{1}}, column({-50, 1}), 0, {1}};
  const Budgets budgets{rounding_budget(problem, double_rounding), textbook_budget(problem, double_rounding)};
  EXPECT_EQ(budgets.textbook.not_finite.at("loss").values(0, 0), 1);
  EXPECT_EQ(budgets.textbook.not_finite.at("U").values(1, 0), 0);
  for (const Index row : {0, 1}) EXPECT_LE(budgets.textbook.error.at("U").values(row, 0), 20 * u);
  EXPECT_LE(budgets.rounding.at("loss").values(0, 0), 1e-13);
}

TEST(RoundingBudget, CatchesARelativeErrorOf1e12) {
  // Where scores are 6 at most, in every entry but sums that nearly cancel.
  RandomProblems problems(47, 1);
  std::map<std::string, std::size_t> missed;
  std::size_t entries = 0;
  std::size_t all_missed = 0;
  for (int round = 0; round < 40; ++round) {
    for (const auto& problem : problems.next()) {
      const Evaluation<double> budget = rounding_budget(cast<double>(problem), double_rounding);
      const Evaluation<double> evaluation = evaluate(cast<double>(problem));
      for (const auto& block : evaluation.blocks) {
        const Matrix<double> allowed = dense(budget.at(block.name));
        const Matrix<double> values = dense(block);
        for (Index i = 0; i < values.size(); ++i) {
          if (std::abs(values.data()[i]) < 1e-3) continue;
          ++entries;
          if (16 * allowed.data()[i] < 1e-12 * std::abs(values.data()[i])) continue;
          ++all_missed;
          ++missed[std::string(loss_id(problem)) + "." + block.name];
        }
      }
    }
  }
  for (const char* never : {"cross_entropy.loss", "cross_entropy.scores", "hierarchical_softmax.loss",
                            "naive_softmax.loss", "naive_softmax.U", "negative_sampling.loss",
                            "skip_gram.loss", "sigmoid.value", "sigmoid.x", "relu.value"})
    EXPECT_EQ(missed[never], 0U) << never;
  EXPECT_GT(entries, 5000U);
  EXPECT_LE(all_missed, entries / 25);
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
