// SPDX-License-Identifier: MIT
#include "reference/formula/adjoint.hpp"

#include "reference/naive_softmax.hpp"
#include "tests/reference/formula/formula_losses.hpp"

namespace gradjudge::formula {
namespace {

TEST(Adjoint, SoftmaxRegressionWithIndices) {
  expect_gradients_are_differences(
      {.name = "softmax_regression",
       .inputs = {{.name = "W", .shape = {"D", "C"}}},
       .data = {{.name = "X", .shape = {"N", "D"}},
                {.name = "y", .shape = {"N"}, .index_into = "C"},
                {.name = "lambda"}},
       .definitions = {{R"(s_{ic} = \sum_j X_{ij} W_{jc})"},
                       {R"(p_{ic} = \frac{e^{s_{ic}}}{\sum_k e^{s_{ik}}})"}},
       .loss = R"(-\frac{1}{N} \sum_i \log p_{i y_i} + \lambda \sum_{j,c} W_{jc}^2)"},
      {{{"N", 3}, {"D", 2}, {"C", 4}},
       {{"y", {{3}, {1, 0, 3}}}},
       {{"W", numbers({2, 4})}, {"X", numbers({3, 2}, 2)}, {"lambda", numbers({}, 3)}}});
}

TEST(Adjoint, NaiveSoftmaxIsTheClosedForm) {
  const Loss loss = loss_of({.name = "naive_softmax",
                             .inputs = {{.name = "v_c", .shape = {"d"}}, {.name = "U", .shape = {"V", "d"}}},
                             .data = {{.name = "o", .index_into = "V"}},
                             .loss = R"(-U_o \cdot v_c + \log \sum_w e^{U_w \cdot v_c})"});
  const Inputs inputs{
      {{"V", 5}, {"d", 3}}, {{"o", {{}, {2}}}}, {{"v_c", numbers({3})}, {"U", numbers({5, 3}, 2)}}};
  NaiveSoftmaxProblem<double> problem{Vector<double>(3), Matrix<double>(5, 3), 2};
  for (Index i = 0; i < 3; ++i)
    problem.v_c[i] = static_cast<double>(inputs.real.at("v_c").values[static_cast<std::size_t>(i)]);
  for (Index i = 0; i < 15; ++i)
    problem.U.data()[i] = static_cast<double>(inputs.real.at("U").values[static_cast<std::size_t>(i)]);
  const Evaluation<double> closed = evaluate(problem);
  auto values = evaluated(loss, inputs);
  EXPECT_NEAR(values["J"][0], closed.at("loss").values(0, 0), 1e-14);
  for (Index i = 0; i < 3; ++i)
    EXPECT_NEAR(values["v_c"][static_cast<std::size_t>(i)], closed.at("v_c").values(i, 0), 1e-14);
  for (Index i = 0; i < 15; ++i)
    EXPECT_NEAR(values["U"][static_cast<std::size_t>(i)], dense(closed.at("U")).data()[i], 1e-14);
}

TEST(Adjoint, TwoLayerNetInMatrices) {
  expect_gradients_are_differences(
      {.name = "two_layer",
       .inputs = {{.name = "W_1", .shape = {"D", "H"}},
                  {.name = "b_1", .shape = {"H"}},
                  {.name = "W_2", .shape = {"H", "C"}},
                  {.name = "b_2", .shape = {"C"}}},
       .data = {{.name = "X", .shape = {"N", "D"}}, {.name = "y", .shape = {"N"}, .index_into = "C"}},
       .definitions = {{R"(A = \max(0, X W_1 + b_1))"}, {R"(S = A W_2 + b_2)"}},
       .loss = R"(\frac1N \sum_i \left( \log \sum_k e^{S_{ik}} - S_{i y_i} \right))"},
      {{{"N", 3}, {"D", 2}, {"H", 5}, {"C", 3}},
       {{"y", {{3}, {1, 0, 2}}}},
       {{"X", numbers({3, 2})},
        {"W_1", numbers({2, 5}, 2)},
        {"b_1", numbers({5}, 3)},
        {"W_2", numbers({5, 3}, 4)},
        {"b_2", numbers({3}, 5)}}});
}

TEST(Adjoint, BatchNormalizationAsALayer) {
  expect_gradients_are_differences(
      {.name = "batchnorm",
       .inputs = {{.name = "x", .shape = {"N", "D"}},
                  {.name = "gamma", .shape = {"D"}},
                  {.name = "beta", .shape = {"D"}}},
       .data = {{.name = "epsilon"}},
       .definitions = {{R"(\mu_j = \frac{1}{N} \sum_i x_{ij})"},
                       {R"(v_j = \frac{1}{N} \sum_i (x_{ij} - \mu_j)^2)"},
                       {R"(\hat{x}_{ij} = \frac{x_{ij} - \mu_j}{\sqrt{v_j + \epsilon}})"}},
       .outputs = {{R"(y_{ij} = \gamma_j \hat{x}_{ij} + \beta_j)"}}},
      {{{"N", 4}, {"D", 3}},
       {},
       {{"x", numbers({4, 3})},
        {"gamma", numbers({3}, 2)},
        {"beta", numbers({3}, 3)},
        {"epsilon", {{}, {Real("0.001")}}},
        {"dy", numbers({4, 3}, 6)}}});
}

TEST(Adjoint, LstmOverFiveSteps) {
  expect_gradients_are_differences({.name = "lstm",
                                    .inputs = {{.name = "x", .shape = {"T", "N", "D"}},
                                               {.name = "h_0", .shape = {"N", "H"}},
                                               {.name = "W_x", .shape = {"D", "4 H"}},
                                               {.name = "W_h", .shape = {"H", "4 H"}},
                                               {.name = "b", .shape = {"4 H"}}},
                                    .data = {{.name = "c_0", .shape = {"N", "H"}}},
                                    .definitions = {{R"(a_t = x_t W_x + h_{t-1} W_h + b)"},
                                                    {R"(i_{tnj} = \sigma(a_{t,n,j}))", {"T", "N", "H"}},
                                                    {R"(f_{tnj} = \sigma(a_{t,n,j+H}))", {"T", "N", "H"}},
                                                    {R"(o_{tnj} = \sigma(a_{t,n,j+2H}))", {"T", "N", "H"}},
                                                    {R"(g_{tnj} = \tanh(a_{t,n,j+3H}))", {"T", "N", "H"}},
                                                    {R"(c_t = f_t \odot c_{t-1} + i_t \odot g_t)"}},
                                    .outputs = {{R"(h_t = o_t \odot \tanh(c_t))"}}},
                                   {{{"T", 5}, {"N", 2}, {"D", 3}, {"H", 2}},
                                    {},
                                    {{"x", numbers({5, 2, 3})},
                                     {"h_0", numbers({2, 2}, 2)},
                                     {"c_0", numbers({2, 2}, 3)},
                                     {"W_x", numbers({3, 8}, 4)},
                                     {"W_h", numbers({2, 8}, 5)},
                                     {"b", numbers({8}, 6)},
                                     {"dh", numbers({5, 2, 2}, 7)}}});
}

TEST(Adjoint, ConvolutionWithPaddingAndStride) {
  expect_gradients_are_differences(
      {.name = "conv",
       .inputs = {{.name = "x", .shape = {"N", "C", "H", "H"}, .padded = true},
                  {.name = "w", .shape = {"F", "C", "K", "K"}},
                  {.name = "b", .shape = {"F"}}},
       .data = {{.name = "pad", .whole = true}, {.name = "stride", .whole = true}},
       .outputs =
           {{R"(Y_{nfij} = \sum_{c,p,q} w_{fcpq} x_{n,c,stride\, i + p - pad,stride\, j + q - pad} + b_f)",
             {"N", "F", "1 + (H + 2 pad - K) / stride", "1 + (H + 2 pad - K) / stride"}}}},
      {{{"N", 1}, {"C", 2}, {"H", 5}, {"K", 3}, {"F", 2}},
       {{"pad", {{}, {1}}}, {"stride", {{}, {2}}}},
       {{"x", numbers({1, 2, 5, 5})},
        {"w", numbers({2, 2, 3, 3}, 2)},
        {"b", numbers({2}, 3)},
        {"dY", numbers({1, 2, 3, 3}, 4)}}});
}

TEST(Adjoint, GaussianLikelihoodWithLogDet) {
  expect_gradients_are_differences(
      {.name = "gaussian",
       .inputs = {{.name = "mu", .shape = {"D"}}, {.name = "A", .shape = {"D", "D"}}},
       .data = {{.name = "x", .shape = {"N", "D"}}},
       .loss = R"(\frac{N}{2} \log \det A + \frac12 \sum_i (x_i - \mu)^\top A^{-1} (x_i - \mu))"},
      {{{"N", 2}, {"D", 3}},
       {},
       {{"mu", numbers({3})},
        {"A", {{3, 3}, {4, 1, 0, 1, 3, Real("0.5"), 0, Real("0.25"), 2}}},
        {"x", numbers({2, 3}, 3)}}});
}

TEST(Adjoint, SupportVectorMachineSkipsTheRightClass) {
  expect_gradients_are_differences(
      {.name = "svm",
       .inputs = {{.name = "W", .shape = {"D", "C"}}},
       .data = {{.name = "X", .shape = {"N", "D"}}, {.name = "y", .shape = {"N"}, .index_into = "C"}},
       .definitions = {{"S = X W"}},
       .loss =
           R"(\frac{1}{N} \sum_i \sum_{j \ne y_i} \max(0, S_{ij} - S_{i y_i} + 1) + \frac{1}{2} \lVert W \rVert_F^2)"},
      {{{"N", 3}, {"D", 2}, {"C", 4}},
       {{"y", {{3}, {1, 0, 3}}}},
       {{"W", numbers({2, 4})}, {"X", numbers({3, 2}, 2)}}});
}

}  // namespace
}  // namespace gradjudge::formula
