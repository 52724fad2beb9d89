// SPDX-License-Identifier: MIT
#include "checks/budget/formula/formula_budget.hpp"

#include <algorithm>
#include <cmath>

#include "checks/oracle/formula/two_proofs.hpp"
#include "reference/formula/stabilize.hpp"
#include "tests/reference/formula/formula_losses.hpp"

namespace gradjudge {
namespace {

using formula::Inputs;
using formula::loss_of;
using formula::numbers;

const formula::LossText negative_sampling = {
    .name = "negative_sampling",
    .inputs = {{.name = "v_c", .shape = {"d"}}, {.name = "U", .shape = {"V", "d"}}},
    .data = {{.name = "o", .index_into = "V"}, {.name = "n", .shape = {"K"}, .index_into = "V"}},
    .loss = R"(-\log \sigma(U_o \cdot v_c) - \sum_k \log \left(1 - \sigma(U_{n_k} \cdot v_c)\right))"};

Inputs scaled(int scale) {
  Inputs inputs{{{"V", 5}, {"d", 3}, {"K", 4}},
                {{"o", {{}, {1}}}, {"n", {{4}, {0, 2, 2, 4}}}},
                {{"v_c", numbers({3})}, {"U", numbers({5, 3}, 2)}}};
  for (auto& [name, array] : inputs.real) {
    for (Real& x : array.values) x *= scale;
  }
  return inputs;
}

/// The largest share of the budget that a form of the formula uses in double, over all gradients.
double largest_share(const formula::Loss& loss, const Inputs& inputs, bool careful) {
  const FormulaTruth truth = two_proofs(loss, inputs);
  const HonestRounding rounding = honest_rounding(loss, inputs, {inputs});
  formula::Program program = unroll(loss, inputs);
  if (careful) program = stabilized(program, inputs);
  append_gradients(loss, inputs, objective(loss, program), program);
  const std::vector<double> values = values_in_double(program, inputs);
  double share = 0;
  for (const auto& [input, gradient] : truth.gradients) {
    const auto& budget = (careful ? rounding.careful : rounding.written).at(input);
    const auto& nodes = program.arrays.at(formula::gradient_name(input)).nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const double error =
          std::abs(values[nodes[i]] - arf_get_d(arb_midref(gradient.entries[i].get()), ARF_RND_NEAR));
      if (std::isfinite(budget[i])) share = std::max(share, error / budget[i]);
    }
  }
  return share;
}

TEST(FormulaBudget, BothFormsStayWithinTheirOwn) {
  const auto loss = loss_of(negative_sampling);
  for (const int scale : {1, 3, 10}) {
    EXPECT_LT(largest_share(loss, scaled(scale), false), 1) << scale;
    EXPECT_LT(largest_share(loss, scaled(scale), true), 1) << scale;
  }
}

TEST(FormulaBudget, AtModerateScoresBothFormsRoundAlike) {
  const HonestRounding rounding = honest_rounding(loss_of(negative_sampling), scaled(1), {scaled(1)});
  for (const auto& [name, careful] : rounding.careful) {
    for (std::size_t i = 0; i < careful.size(); ++i) {
      EXPECT_LE(rounding.written.at(name)[i], 20 * careful[i]) << name;
      EXPECT_LT(rounding.written.at(name)[i], 1e-13) << name;
    }
  }
}

// log(1 − σ(x)) cancels altogether at large scores, where log σ(−x) does not.
TEST(FormulaBudget, WhereTheWrittenFormCancelsTheCarefulOneDoesNot) {
  const auto inputs = scaled(10);
  const HonestRounding rounding = honest_rounding(loss_of(negative_sampling), inputs, {inputs});
  EXPECT_EQ(rounding.written.at("loss")[0], INFINITY);
  EXPECT_LT(rounding.careful.at("loss")[0], 1e-11);
}

}  // namespace
}  // namespace gradjudge
