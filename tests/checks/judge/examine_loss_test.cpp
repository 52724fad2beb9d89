// SPDX-License-Identifier: MIT
#include "checks/judge/examine_loss.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "checks/own_implementations.hpp"

namespace gradjudge {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

LossSuite suite_of(const std::string& loss, const std::string& x) {
  return parse_loss_suite("suite: s\nloss:\n  name: f\n  inputs: {x: {shape: [n]}}\n  loss: '" + loss +
                              "'\ncases:\n  - {name: a, x: " + x + "}\n",
                          "s.yaml");
}

/// What becomes of an implementation that answers with these numbers.
std::vector<CheckResult> judged(const LossSuite& suite, double loss, std::vector<double> x) {
  Implementation implementation;
  implementation.name = "mine";
  implementation.answer_formula = [&](const formula::Loss&, const formula::Inputs&) {
    Answer answer;
    answer.blocks = {{"loss", {}, {loss}}, {"x", {static_cast<Index>(x.size())}, x}};
    return answer;
  };
  return examine_loss_case(suite, suite.cases[0], std::span(&implementation, 1), {});
}

TEST(ExamineLoss, AsksForTheResultsAndForEachInput) {
  EXPECT_THAT(questions_of(*suite_of("\\sum_i x_i^2", "[1, 2]").loss), ElementsAre("f.loss", "f.x"));
}

TEST(ExamineLoss, TheReferencePasses) {
  const LossSuite suite = suite_of("\\sum_i \\log(1 + e^{x_i})", "[1, -2, 30]");
  const Implementation reference = reference_implementation(Arithmetic::float64);
  for (const auto& check : examine_loss_case(suite, suite.cases[0], std::span(&reference, 1), {}))
    EXPECT_EQ(check.verdict, Verdict::pass) << check.question << " " << check.reason;
}

TEST(ExamineLoss, WhatIsOffByMoreThanRoundingFails) {
  const auto checks = judged(suite_of("\\sum_i x_i^2", "[1, 2]"), 5, {2, 4 + 1e-12});
  EXPECT_EQ(checks[0].verdict, Verdict::pass);
  EXPECT_EQ(checks[1].verdict, Verdict::fail);
  EXPECT_THAT(checks[1].blocks[0].worst->index, ElementsAre(1));
  EXPECT_THAT(checks[1].tags, Not(Contains("robustness")));
}

// −log(1 − σ(40)) is 40; as it is written, 1 − σ(40) is 0 in double.
TEST(ExamineLoss, WhatOnlyTheWrittenFormLosesIsRobustness) {
  const LossSuite suite = suite_of("-\\sum_i \\log(1 - \\sigma(x_i))", "[40]");
  const auto checks = judged(suite, std::numeric_limits<double>::infinity(), {1});
  EXPECT_EQ(checks[0].verdict, Verdict::fail);
  EXPECT_THAT(checks[0].tags, Contains("robustness"));
  EXPECT_EQ(checks[1].verdict, Verdict::pass);
  EXPECT_THAT(judged(suite, 41, {1})[0].tags, Not(Contains("robustness")));
}

TEST(ExamineLoss, WhereThereIsNoDerivativeThereIsNoVerdict) {
  const auto checks = judged(suite_of("\\sum_i \\max(0, x_i)", "[0]"), 0, {0});
  EXPECT_EQ(checks[0].verdict, Verdict::pass);
  EXPECT_EQ(checks[1].verdict, Verdict::inconclusive);
  EXPECT_THAT(checks[1].reason, HasSubstr("no entry can be judged"));
}

}  // namespace
}  // namespace gradjudge
