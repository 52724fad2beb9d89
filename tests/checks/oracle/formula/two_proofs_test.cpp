// SPDX-License-Identifier: MIT
#include "checks/oracle/formula/two_proofs.hpp"

#include "tests/reference/formula/formula_losses.hpp"

namespace gradjudge {
namespace {

using formula::Inputs;
using formula::loss_of;
using formula::numbers;

bool encloses(const Ball& ball, const char* decimal) {
  Ball number;
  arb_set_str(number.get(), decimal, 400);
  return arb_overlaps(ball.get(), number.get()) != 0;
}

double width(const Ball& ball) {
  return mag_get_d(arb_radref(ball.get()));
}

TEST(TwoProofs, OfAnExponentialAreItsValue) {
  const auto loss = loss_of({.name = "exponential", .inputs = {{.name = "x"}}, .loss = "e^{x}"});
  const FormulaTruth truth = two_proofs(loss, {{}, {}, {{"x", {{}, {Real(1)}}}}});
  const char* e = "2.71828182845904523536028747135266249775724709369995957496696762772407663035354759457138";
  EXPECT_TRUE(encloses(truth.values.at("loss").entries[0], e));
  EXPECT_TRUE(encloses(truth.gradients.at("x").entries[0], e));
  EXPECT_LT(width(truth.gradients.at("x").entries[0]), 1e-75);
  EXPECT_EQ(truth.differenced, 1);
}

TEST(TwoProofs, MeetInAMultilayerPerceptron) {
  const auto loss = loss_of({.name = "perceptron",
                             .inputs = {{.name = "W", .shape = {"D", "H"}},
                                        {.name = "b", .shape = {"H"}},
                                        {.name = "w", .shape = {"H"}}},
                             .data = {{.name = "X", .shape = {"N", "D"}}, {.name = "t", .shape = {"N"}}},
                             .definitions = {{R"(A = \tanh(X W + b))"}},
                             .loss = R"(\frac{1}{2} \lVert A w - t \rVert^2)"});
  const Inputs inputs{{{"N", 3}, {"D", 2}, {"H", 4}},
                      {},
                      {{"W", numbers({2, 4})},
                       {"b", numbers({4}, 2)},
                       {"w", numbers({4}, 3)},
                       {"X", numbers({3, 2}, 4)},
                       {"t", numbers({3}, 5)}}};
  const FormulaTruth truth = two_proofs(loss, inputs);
  EXPECT_EQ(truth.coordinates, 16);
  EXPECT_EQ(truth.differenced, 16);
  for (const auto& [input, gradient] : truth.gradients) {
    for (const Ball& entry : gradient.entries) EXPECT_LT(width(entry), 1e-73) << input;
  }
}

TEST(TwoProofs, OfManyCoordinatesASampleIsDifferenced) {
  const auto loss =
      loss_of({.name = "square", .inputs = {{.name = "x", .shape = {"n"}}}, .loss = R"(\lVert x \rVert^2)"});
  const FormulaTruth truth =
      two_proofs(loss, {{{"n", 500}}, {}, {{"x", numbers({500})}}}, {.most_differenced = 20});
  EXPECT_EQ(truth.coordinates, 500);
  EXPECT_EQ(truth.differenced, 22);
}

// relu has no derivative at 0; beside it the step becomes smaller until it does not straddle the kink.
TEST(TwoProofs, AtAKinkThereIsNoDerivativeAndBesideItThereIs) {
  const auto loss =
      loss_of({.name = "relu", .inputs = {{.name = "x", .shape = {"n"}}}, .loss = R"(\sum_i \max(0, x_i))"});
  const FormulaTruth truth =
      two_proofs(loss, {{{"n", 3}}, {}, {{"x", {{3}, {Real(0), Real("1e-30"), Real("-1e-30")}}}}});
  const auto& gradient = truth.gradients.at("x").entries;
  EXPECT_FALSE(arb_is_finite(gradient[0].get()));
  EXPECT_TRUE(arb_equal_si(gradient[1].get(), 1));
  EXPECT_TRUE(arb_is_zero(gradient[2].get()));
}

// As it is written, 1 − σ(200) is 0 at 256 bits.
TEST(TwoProofs, SpendMoreBitsWhereTheFormulaCancels) {
  const auto loss =
      loss_of({.name = "cancels", .inputs = {{.name = "x"}}, .loss = R"(-\log(1 - \sigma(x)))"});
  const FormulaTruth truth = two_proofs(loss, {{}, {}, {{"x", {{}, {Real(200)}}}}});
  EXPECT_TRUE(arb_is_finite(truth.values.at("loss").entries[0].get()));
  EXPECT_TRUE(encloses(
      truth.gradients.at("x").entries[0],
      "0.99999999999999999999999999999999999999999999999999999999999999999999999999999999999999861610"));
}

}  // namespace
}  // namespace gradjudge
