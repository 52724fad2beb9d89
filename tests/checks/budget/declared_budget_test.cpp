// SPDX-License-Identifier: MIT
#include "checks/budget/declared_budget.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "checks/budget/budget.hpp"
#include "checks/own_implementations.hpp"
#include "tests/bench/random_problems.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

using Kind = Allowance::Kind;

const Problem<Real> problem = small_sampling();
const Implementation in_double = reference_implementation(Arithmetic::float64);

Case case_that_allows(std::vector<Allowance> allowances) {
  Case a_case;
  a_case.allowances = std::move(allowances);
  return a_case;
}

TEST(DeclaredBudget, IsTheRoundingTimesTheSlackWhereNothingIsDeclared) {
  const Budget budget = declared_budget(Case{}, problem, in_double, 16);
  const double rounding = rounding_budget(cast<double>(problem), double_rounding).at("v_c").values(1, 0);
  EXPECT_EQ(budget.rounding_at("v_c", 1, 0), rounding);
  EXPECT_EQ(budget.declared_at("v_c", 1, 0, Bounded<Real>(1)), 0);
  EXPECT_EQ(budget.allowed("v_c", 1, 0, Bounded<Real>(1)), 16 * rounding);
}

TEST(DeclaredBudget, OfRowsThatAreNotTouchedIsNothing) {
  const Budget budget = declared_budget(Case{}, problem, in_double, 16);
  EXPECT_EQ(budget.rounding_at("U", 3, 0), 0);
  EXPECT_EQ(budget.allowed("U", 3, 0, Bounded<Real>(0)), 0);
}

TEST(DeclaredBudget, AddsTheToleranceOfTheCase) {
  Case a_case;
  a_case.tolerance = {0.5, 0.25};
  const Budget budget = declared_budget(a_case, problem, in_double, 16);
  EXPECT_NEAR(budget.declared_at("v_c", 1, 0, Bounded<Real>(-8)), 2.5, 1e-15);
  EXPECT_EQ(budget.declared_at("U", 3, 0, Bounded<Real>(0)), 0.5);
}

TEST(DeclaredBudget, Float32OfTheCaseOrOfTheImplementationMeansTheRoundingOfFloat) {
  const double in_float = rounding_budget(cast<double>(problem), float_rounding).at("v_c").values(1, 0);
  const Case allows = case_that_allows({{Kind::float32, "the table is float", 0, 0}});
  EXPECT_EQ(declared_budget(allows, problem, in_double, 1).rounding_at("v_c", 1, 0), in_float);
  EXPECT_EQ(declared_budget(Case{}, problem, reference_implementation(Arithmetic::float32), 1)
                .rounding_at("v_c", 1, 0),
            in_float);
  Implementation declares = in_double;
  declares.allowances = {{Kind::float32, "", 0, 0}};
  EXPECT_EQ(declared_budget(Case{}, problem, declares, 1).rounding_at("v_c", 1, 0), in_float);
}

TEST(DeclaredBudget, AllowancesAreNotMultipliedByTheSlack) {
  const Case allows = case_that_allows({{Kind::sigmoid_table, "as word2vec.c", 1000, 6}});
  const auto declared = [&](double slack) {
    return declared_budget(allows, problem, in_double, slack).declared_at("v_c", 1, 0, Bounded<Real>(1));
  };
  EXPECT_GT(declared(1), 1e-4);
  EXPECT_EQ(declared(1), declared(1000));
}

TEST(DeclaredBudget, AllowancesOfTheCaseAndOfTheImplementationAdd) {
  const std::vector<Allowance> table{{Kind::sigmoid_table, "as word2vec.c", 1000, 6}};
  Implementation declares = in_double;
  declares.allowances = table;
  const auto declared = [&](const Case& a_case, const Implementation& implementation) {
    return declared_budget(a_case, problem, implementation, 16).declared_at("U", 2, 0, Bounded<Real>(1));
  };
  const double once = declared(case_that_allows(table), in_double);
  EXPECT_GT(once, 0);
  EXPECT_EQ(declared(Case{}, declares), once);
  EXPECT_EQ(declared(case_that_allows(table), declares), 2 * once);
}

// Implementations that do what they declare are within their budget, and without it they are not.

template <class Sigma>
Implementation sampling_with(Sigma sigma_of, Allowance allowance) {
  return {
      "with " + allowance.reason, Arithmetic::float64, {allowance}, [sigma_of](const Problem<Real>& real) {
        const auto p = std::get<NegativeSamplingProblem<double>>(cast<double>(real));
        Vector<double> v_c = Vector<double>::Zero(p.v_c.size());
        Matrix<double> U = Matrix<double>::Zero(p.U.rows(), p.U.cols());
        const auto add = [&](Index w, double factor) {
          v_c += factor * p.U.row(w).transpose();
          U.row(w) += factor * p.v_c.transpose();
        };
        add(p.o, sigma_of(score(p, p.o)) - 1);
        for (const Index k : p.negatives) add(k, sigma_of(score(p, k)));
        return to_answer(Evaluation<double>{{vector_block("v_c", v_c), matrix_block("U", std::move(U))}});
      }};
}

/// As word2vec.c: 1000 entries on [−6, 6], 0 and 1 outside.
double table_sigma(double x) {
  if (std::abs(x) >= 6) return x > 0 ? 1 : 0;
  return sigma(-6 + 12 * std::floor((x + 6) / 12 * 1000) / 1000);
}

/// As word2vec.c: its index is (x + 6) × 83, because 1000 / 6 / 2 is a whole number there.
double word2vec_c_sigma(double x) {
  if (std::abs(x) >= 6) return x > 0 ? 1 : 0;
  return sigma(-6 + 12 * std::floor((x + 6) * 83) / 1000);
}

double clipped_sigma(double x) {
  return sigma(std::clamp(x, -6.0, 6.0));
}

/// The largest |answer − truth| / budget over many problems.
double largest_share(const Implementation& implementation) {
  RandomProblems problems(7);
  double share = 0;
  for (int round = 0; round < 40; ++round) {
    for (const auto& drawn : problems.next()) {
      if (!std::holds_alternative<NegativeSamplingProblem<Real>>(drawn)) continue;
      const Budget budget = declared_budget(Case{}, drawn, implementation, 1);
      const Evaluation<Real> truth = evaluate(drawn);
      const Answer answer = implementation.answer(drawn);
      for (const auto& block : answer.blocks) {
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

TEST(DeclaredBudget, CoversATableOfSigma) {
  Implementation table = sampling_with(table_sigma, {Kind::sigmoid_table, "a table", 1000, 6});
  EXPECT_LE(largest_share(table), 1);
  EXPECT_GE(largest_share(table), 0.1);
  table.allowances.clear();
  EXPECT_GT(largest_share(table), 1e6);
}

TEST(DeclaredBudget, CoversATableWhoseFactorIsRoundedDownIfThatIsDeclared) {
  Implementation table = sampling_with(word2vec_c_sigma, {Kind::sigmoid_table, "expTable", 1000, 6, 83});
  EXPECT_LE(largest_share(table), 1);
  EXPECT_GE(largest_share(table), 0.1);
  table.allowances[0].table_factor = 0;
  EXPECT_GT(largest_share(table), 1.5);
}

TEST(DeclaredBudget, CoversAClippedScore) {
  Implementation clipped = sampling_with(clipped_sigma, {Kind::clipped_score, "a clipped score", 0, 6});
  EXPECT_LE(largest_share(clipped), 1);
  EXPECT_GE(largest_share(clipped), 0.1);
  clipped.allowances.clear();
  EXPECT_GT(largest_share(clipped), 1e6);
}

}  // namespace
}  // namespace gradjudge
