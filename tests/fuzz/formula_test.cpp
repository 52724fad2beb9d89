// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "reference/formula/adjoint.hpp"
#include "reference/formula/evaluate.hpp"
#include "reference/formula/read_loss.hpp"
#include "reference/formula/unroll.hpp"
#include "tests/fuzz/campaign.hpp"

namespace gradjudge::fuzz {
namespace {

const std::vector<std::string> formulas{
    R"(\frac{1}{N}\sum_{i=1}^{N} -\log \frac{e^{s_{i y_i}}}{\sum_{c} e^{s_{ic}}} + a \sum_{d,c} W_{dc}^2)",
    R"(\sum_{i} \sum_{c \ne y_i} \max(0, s_{ic} - s_{i y_i} + 1))",
    R"(\| X W \|_F^2 - \log \det (W W^T + 2 I) + \left( x^T W \right)_{1} \cdot a)",
    R"(-\log \sigma(x^\top x) - \sum_{1 \le i < j \le N} \tanh(X_{i1} - X_{j2}) / \sqrt{2})",
    R"(\frac12 a^2 + \prod_{d} x_d - \max_{c} \operatorname{softmax}(W^T x)_c)"};

const std::vector<std::string> pieces{"{",
                                      "}",
                                      "(",
                                      ")",
                                      "[",
                                      "]",
                                      "_",
                                      "^",
                                      "\\frac",
                                      "\\frac{1}{",
                                      "\\sum_{",
                                      "\\sum_{i=0}^{9999999}",
                                      "\\sum_{i,j,c,d}",
                                      "\\prod_{i}",
                                      "\\max_{c}",
                                      "^{T}",
                                      "^{-1}",
                                      "\\det",
                                      "\\log",
                                      "e^{",
                                      "\\|",
                                      "|",
                                      "W",
                                      "x",
                                      "X",
                                      "y_i",
                                      "y",
                                      "s_{ic}",
                                      "a",
                                      "N",
                                      "D",
                                      "C",
                                      "i",
                                      "1",
                                      "0",
                                      "-",
                                      "+",
                                      "/",
                                      "\\cdot",
                                      "1e400",
                                      "999999999999",
                                      "0.5",
                                      ",",
                                      ";",
                                      "=",
                                      "<",
                                      "\\le",
                                      "\\ne",
                                      "\\in",
                                      "\\left",
                                      "\\right",
                                      "\\left(",
                                      "\\right.",
                                      "\\text{if }",
                                      "\\begin{cases}",
                                      "\\\\",
                                      "&",
                                      "%",
                                      "\xff",
                                      "\xc3\xa9",
                                      "\\sqrt",
                                      "\\sigma",
                                      "\\operatorname{",
                                      "\\mathrm{",
                                      "'",
                                      "~"};

/// Reads the formula as a loss; what can be read is unrolled, differentiated and evaluated at small sizes.
void read(const std::string& formula) {
  using namespace formula;
  const LossText text{
      .name = "fuzzed",
      .inputs = {{.name = "W", .shape = {"D", "C"}}, {.name = "x", .shape = {"D"}}, {.name = "a"}},
      .data = {{.name = "X", .shape = {"N", "D"}}, {.name = "y", .shape = {"N"}, .index_into = "C"}},
      .definitions = {{"s_{ic} = \\sum_d X_{id} W_{dc}"}},
      .loss = formula};
  std::vector<TextProblem> problems;
  const auto loss = read_loss(text, problems);
  if (!loss) return;
  const Inputs inputs{{{"D", 2}, {"C", 3}, {"N", 2}},
                      {{"y", {{2}, {2, 0}}}},
                      {{"W", {{2, 3}, {1, 2, 3, 4, 5, 6}}},
                       {"x", {{2}, {1, 2}}},
                       {"a", {{}, {3}}},
                       {"X", {{2, 2}, {1, 2, 3, 4}}}}};
  try {
    Program program = unroll(*loss, inputs);
    append_gradients(*loss, inputs, objective(*loss, program), program);
    values_in_double(program, inputs);
  } catch (const CannotUnroll&) {
  }
}

TEST(FuzzFormula, Losses) {
  campaign({formulas, pieces}, 500, read);
}

}  // namespace
}  // namespace gradjudge::fuzz
