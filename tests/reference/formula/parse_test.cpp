// SPDX-License-Identifier: MIT
#include "reference/formula/parse.hpp"

#include <gmock/gmock.h>

#include "tests/reference/formula/formula_losses.hpp"

namespace gradjudge::formula {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A loss of these formulas over W: D × C, X: N × D, x: D, a number a and labels y: N into C.
LossText with(const std::string& loss, std::vector<FormulaText> definitions = {}) {
  return {.name = "test",
          .inputs = {{.name = "W", .shape = {"D", "C"}}, {.name = "x", .shape = {"D"}}, {.name = "a"}},
          .data = {{.name = "X", .shape = {"N", "D"}}, {.name = "y", .shape = {"N"}, .index_into = "C"}},
          .definitions = std::move(definitions),
          .loss = loss};
}

/// The loss at D = 2, C = 3, N = 2, W = 1 … 6, x = (1, 2), a = 3, X = 1 … 4, y = (2, 0).
double value(const std::string& loss, std::vector<FormulaText> definitions = {}) {
  const Loss read = loss_of(with(loss, std::move(definitions)));
  if (read.definitions.empty()) return NAN;
  const Inputs inputs{{{"D", 2}, {"C", 3}, {"N", 2}},
                      {{"y", {{2}, {2, 0}}}},
                      {{"W", {{2, 3}, {1, 2, 3, 4, 5, 6}}},
                       {"x", {{2}, {1, 2}}},
                       {"a", {{}, {3}}},
                       {"X", {{2, 2}, {1, 2, 3, 4}}}}};
  return evaluated(read, inputs)["J"][0];
}

std::string only_problem(const std::string& loss, std::vector<FormulaText> definitions = {}) {
  std::vector<TextProblem> problems;
  read_loss(with(loss, std::move(definitions)), problems);
  if (problems.size() != 1) return std::to_string(problems.size()) + " problems";
  const FormulaProblem& problem = problems[0].problem;
  return std::to_string(problem.begin) + "-" + std::to_string(problem.end) + ": " + problem.what;
}

TEST(ParseFormula, ArithmeticAsHandoutsWriteIt) {
  EXPECT_EQ(value("2 + 3 a"), 11);
  EXPECT_EQ(value(R"(\frac12 a^2)"), 4.5);
  EXPECT_EQ(value(R"(\frac{a}{2} - a / 3)"), 0.5);
  EXPECT_EQ(value(R"(-a^2)"), -9);
  EXPECT_EQ(value(R"(2 \cdot a \times 0.5)"), 3);
  EXPECT_EQ(value(R"(\left( a + 1 \right) \left[ a - 1 \right])"), 8);
  EXPECT_EQ(value(R"(a^{-1})"), 1.0 / 3);
  EXPECT_EQ(value(R"(\sqrt{a + 1} + |{-a}|)"), 5);
}

TEST(ParseFormula, IndicesAndMatricesMix) {
  EXPECT_EQ(value(R"(\sum_{j} x_j)"), 3);
  EXPECT_EQ(value(R"(\sum_j x_j x_j)"), 5);
  EXPECT_EQ(value(R"(x^\top x)"), 5);
  EXPECT_EQ(value(R"(x \cdot x)"), 5);
  EXPECT_EQ(value(R"(\lVert x \rVert^2 + \|x\|_1)"), 8);
  EXPECT_EQ(value(R"(\sum_{i,c} (X W)_{ic})"), 1 * 6 + 2 * 15 + 3 * 6 + 4 * 15);
  EXPECT_EQ(value(R"(\sum_i (X W)_{i y_i})"), 1 * 3 + 2 * 6 + 3 * 1 + 4 * 4);
  EXPECT_EQ(value(R"(\operatorname{tr}(x x^\top))"), 5);
  EXPECT_EQ(value(R"(\sum_c (W^\top x)_c)"), 6 + 2 * 15);
}

TEST(ParseFormula, SumsHaveLimitsAndConditions) {
  EXPECT_EQ(value(R"(\sum_{i=1}^{N} X_{i1})"), 6);  // i counts from 1 where its limits do, the literal from 0
  EXPECT_EQ(value(R"(\sum_{c \ne y_0} W_{0c})"), 3);
  EXPECT_EQ(value(R"(\sum_{i<j} (X_{i0} + X_{j0}))"), 4);
  EXPECT_EQ(value(R"(\prod_j x_j)"), 2);
  EXPECT_EQ(value(R"(\max_c W_{0c} + \min_{c} W_{1c})"), 7);
  EXPECT_EQ(value(R"(\sum_c \mathbb{1}\{y_1 = c\} W_{0c})"), 1);
  EXPECT_EQ(value(R"(\begin{cases} a & \text{if } a < 2 \\ a^2 & \text{otherwise} \end{cases})"), 9);
}

TEST(ParseFormula, NamesAreWrittenAsHandoutsDo) {
  EXPECT_EQ(value(R"(\hat{y} + \mu_1)", {{R"(\hat{y} = 2 a)"}, {R"(\mu_c = \sum_j W_{jc})"}}), 13);
  EXPECT_EQ(value(R"(\mathbf{x}^T \mathbf{x})"), 5);
}

TEST(ParseFormula, WhatIsUnclearOrUnknownIsNamedWithItsPlace) {
  EXPECT_EQ(only_problem("a + b"), "4-5: 'b' is no name and no index that is bound here");
  EXPECT_THAT(only_problem(R"(\log a a)"), HasSubstr("where the argument of log ends is not clear"));
  EXPECT_THAT(only_problem(R"(\foo a)"), HasSubstr(R"(\foo is unknown)"));
  EXPECT_THAT(only_problem("(a + 1"), HasSubstr("the formula ends within a bracket"));
  EXPECT_THAT(only_problem("a + "), HasSubstr("the formula ends too early"));
  EXPECT_THAT(only_problem("a )"), HasSubstr("')' is not expected here"));
  EXPECT_THAT(only_problem(R"(\begin{cases} a & a < 2 \end{cases})"),
              HasSubstr("do not say what holds otherwise"));
}

TEST(ParseFormula, ShapesThatDoNotFitAreNamed) {
  EXPECT_THAT(only_problem(R"(\sum_i (W X)_{i 0})"),
              HasSubstr("the product of an array of D × C and an array of N × D"));
  EXPECT_THAT(only_problem("x"), HasSubstr("the loss is an array"));
  EXPECT_THAT(only_problem(R"(\sum_i X_{ii})"), HasSubstr("i stands at a dimension of D, but runs over N"));
  EXPECT_THAT(only_problem(R"(\sum_k a)"), HasSubstr("nothing says how far k runs"));
  EXPECT_THAT(only_problem(R"(x_{0 1})"), HasSubstr("2 indices at a vector of D"));
  EXPECT_THAT(only_problem("x x"), HasSubstr("the product of a vector of D and a vector of D"));
}

// A teacher mends all of them at once.
TEST(ParseFormula, AllProblemsAreFoundAtOnce) {
  EXPECT_THAT(problems_of(with("b", {{"p = c"}, {"q = W X"}})), testing::SizeIs(2));
  EXPECT_THAT(problems_of(with("a", {{"p = x + W_{00} W"}, {"q = W X"}})), testing::SizeIs(2));
}

}  // namespace
}  // namespace gradjudge::formula
