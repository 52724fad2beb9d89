// SPDX-License-Identifier: MIT
#include "cases/formula/loss_suite.hpp"

#include <gmock/gmock.h>

#include "cases/invalid_file.hpp"
#include "reference/formula/smooth.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string head = R"(suite: ridge
loss:
  name: ridge
  inputs:
    w: {shape: [D]}
  data:
    X: {shape: [N, D]}
    y: {shape: [N]}
    lambda: {at_least: 0}
  loss: \frac{1}{2} \lVert X w - y \rVert^2 + \frac{\lambda}{2} \lVert w \rVert^2
cases:
)";

std::string problems(const std::string& yaml) {
  try {
    parse_loss_suite(yaml, "mine.yaml");
    return "no problem";
  } catch (const InvalidFile& error) {
    return error.what();
  }
}

TEST(LossSuite, SizesFollowFromTheArraysThatAreGiven) {
  const LossSuite suite = parse_loss_suite(head + R"(  - name: by_hand
    w: [1, -0.5]
    X: [[1, 2], [3, 4], [5, 6]]
    y: [1, 0, 2]
    lambda: 0.25
)",
                                           "mine.yaml");
  EXPECT_EQ(suite.cases[0].inputs.sizes.at("N"), 3);
  EXPECT_EQ(suite.cases[0].inputs.sizes.at("D"), 2);
  EXPECT_EQ(suite.cases[0].inputs.real.at("X").values[5], 6);
}

TEST(LossSuite, WhatIsNotGivenIsDrawnTheSameEveryTime) {
  const std::string text = head + "  - {name: drawn, sizes: {N: 3, D: 2}, lambda: 0.5, random: {seed: 3}}\n";
  const auto first = parse_loss_suite(text, "mine.yaml").cases[0].inputs;
  const auto second = parse_loss_suite(text, "mine.yaml").cases[0].inputs;
  EXPECT_EQ(first.real.at("X"), second.real.at("X"));
  EXPECT_EQ(first.real.at("X").shape, (std::vector<Index>{3, 2}));
  EXPECT_EQ(first.real.at("lambda").values[0], Real(1) / 2);
}

TEST(LossSuite, RandomInputsLieWithinTheDomainAndAwayFromKinks) {
  const LossSuite suite = parse_loss_suite(R"(suite: s
loss:
  name: s
  inputs:
    x: {shape: [n]}
  loss: \sum_i (\log(x_i) + \max(0, x_i - 0.5))
cases:
  - {name: drawn, sizes: {n: 3}, random: {seed: 1}}
)",
                                           "mine.yaml");
  for (const Real& x : suite.cases[0].inputs.real.at("x").values) EXPECT_GT(x, 0);
  EXPECT_TRUE(formula::is_smooth_around(*suite.loss, suite.cases[0].inputs));
}

TEST(LossSuite, WhereThereIsNoPointWithinTheDomainTheCaseIsRefused) {
  EXPECT_THAT(problems(R"(suite: s
loss: {name: s, inputs: {x: {}}, loss: '\log(-x^2)'}
cases:
  - {name: drawn, random: {seed: 1}}
)"),
              HasSubstr("no inputs within the domain and away from kinks were found"));
}

TEST(LossSuite, AProblemInAFormulaHasItsPlace) {
  EXPECT_EQ(problems(R"(suite: s
loss:
  name: s
  inputs:
    W: {shape: [D, C]}
  where:
    - p_{ic} = W_{ic} + q
  loss: \sum_{i,c} p_{ci} W_{ic}
cases:
  - {name: a}
)"),
            "mine.yaml:7:25: 'q' is no name and no index that is bound here, expected one of W, D, C, p, "
            "declare it, "
            "define it in `where`, or bind it: \\sum_q");
}

TEST(LossSuite, AllProblemsOfACaseAreNamed) {
  const std::string found = problems(head + R"(  - name: wrong
    w: [1, 2, 3]
    X: [[1, 2], [3]]
    lambda: -1
    z: 4
)");
  EXPECT_THAT(found, HasSubstr("mine.yaml:16:5: unknown key \"z\""));
  EXPECT_THAT(found, HasSubstr("a list of 1 stands beside lists of 2"));
  EXPECT_THAT(found, HasSubstr("mine.yaml:15:13: lambda"));
}

TEST(LossSuite, WhetherAFileDefinesItsLossIsToldByItsLossKey) {
  EXPECT_TRUE(defines_its_loss("suite: a\nloss: {name: b}\n"));
  EXPECT_FALSE(defines_its_loss("suite: a\nloss: relu\n"));
  EXPECT_FALSE(defines_its_loss(": : :"));
}

}  // namespace
}  // namespace gradjudge
