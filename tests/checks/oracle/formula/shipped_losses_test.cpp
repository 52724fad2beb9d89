// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <vector>

#include "cases/formula/loss_suite.hpp"
#include "checks/budget/formula/formula_budget.hpp"
#include "checks/oracle/formula/two_proofs.hpp"
#include "reference/formula/adjoint.hpp"
#include "reference/formula/evaluate.hpp"
#include "reference/formula/stabilize.hpp"
#include "reference/formula/unroll.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

/// The suites that define their own losses: those in the folders of cases/ that are named after subjects.
std::vector<LossSuite> shipped_losses() {
  std::vector<LossSuite> suites;
  for (const char* subject : {"embedding", "geometry", "layers", "matrix", "regression", "sequence"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(GRADJUDGE_SOURCE_DIR) / "cases" / subject))
      suites.push_back(load_loss_suite(entry.path()));
  }
  return suites;
}

double midpoint(const Ball& ball) {
  return arf_get_d(arb_midref(ball.get()), ARF_RND_NEAR);
}

// two_proofs throws where central differences and the exact derivative do not meet.
TEST(ShippedLosses, BothProofsMeetAtEveryCoordinate) {
  const auto suites = shipped_losses();
  EXPECT_GE(suites.size(), 54U);
  for (const LossSuite& suite : suites) {
    for (const LossCase& a_case : suite.cases) {
      const FormulaTruth truth = two_proofs(*suite.loss, a_case.inputs);
      EXPECT_EQ(truth.differenced, truth.coordinates) << suite.name;
      for (const auto& [input, gradient] : truth.gradients) {
        for (const Ball& entry : gradient.entries)
          EXPECT_LT(mag_get_d(arb_radref(entry.get())), 1e-70 * (1 + std::abs(midpoint(entry))))
              << suite.name << "/" << a_case.name << " " << input;
      }
    }
  }
}

/// Expects each gradient entry that this form of the formula computes in double within its budget.
void expect_within_budget(const LossSuite& suite, const LossCase& a_case, bool careful) {
  const FormulaTruth truth = two_proofs(*suite.loss, a_case.inputs);
  const HonestRounding rounding = honest_rounding(*suite.loss, a_case.inputs, {a_case.inputs});
  formula::Program program = unroll(*suite.loss, a_case.inputs);
  if (careful) program = stabilized(program, a_case.inputs);
  append_gradients(*suite.loss, a_case.inputs, objective(*suite.loss, program), program);
  const std::vector<double> values = values_in_double(program, a_case.inputs);
  for (const auto& [input, gradient] : truth.gradients) {
    const auto& nodes = program.arrays.at(formula::gradient_name(input)).nodes;
    const auto& budget = (careful ? rounding.careful : rounding.written).at(input);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const double error = std::abs(values[nodes[i]] - midpoint(gradient.entries[i]));
      EXPECT_LE(error, budget[i]) << suite.name << "/" << a_case.name << " " << input << "[" << i << "]";
      EXPECT_LT(budget[i], 1e-10 * (1 + std::abs(values[nodes[i]])))
          << suite.name << "/" << a_case.name << " " << input << "[" << i << "]";
    }
  }
}

TEST(ShippedLosses, BothHonestFormsStayWithinABudgetThatIsTight) {
  for (const LossSuite& suite : shipped_losses()) {
    for (const LossCase& a_case : suite.cases) {
      expect_within_budget(suite, a_case, false);
      expect_within_budget(suite, a_case, true);
    }
  }
}

}  // namespace
}  // namespace gradjudge
