// SPDX-License-Identifier: MIT
#include "checks/diagnosis/not_finite.hpp"

#include <gmock/gmock.h>

#include <limits>

#include "tests/checks/diagnosis/observed_cases.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Problems of small scores, and the first once more with scores `factor` times as large.
template <class P>
std::vector<Problem<Real>> with_large(std::vector<Problem<Real>> problems, int factor) {
  auto large = std::get<P>(problems.front());
  large.v_c *= Real(factor);
  problems.emplace_back(large);
  return problems;
}
std::vector<Problem<Real>> sampling(int factor) {
  return with_large<NegativeSamplingProblem<Real>>(sampling_problems(), factor);
}
std::vector<Problem<Real>> softmax(int factor) {
  return with_large<NaiveSoftmaxProblem<Real>>(softmax_problems(), factor);
}

/// Sets a block to a number in the last of so many cases.
Change last_of(std::size_t cases, const std::string& block, double number, std::size_t& asked) {
  return [=, &asked](const Problem<double>&, Answer& answer) {
    if (++asked == cases) std::fill(numbers(answer, block).begin(), numbers(answer, block).end(), number);
  };
}

std::vector<Diagnosis> found_for(const std::vector<Problem<Real>>& problems, const std::string& block,
                                 double number) {
  std::size_t asked = 0;
  return diagnose(observe_changed(problems, last_of(problems.size(), block, number, asked)));
}

TEST(NotFinite, TheLogarithmOfAComplementThatRoundsToZero) {
  const auto found = found_for(sampling(30), "loss", infinity);
  ASSERT_THAT(ids(found), ElementsAre("log-of-zero"));
  EXPECT_THAT(found[0].sentence, HasSubstr("1 − σ of a large score"));
  EXPECT_THAT(found[0].where, HasSubstr("in 1 of 6 cases, case 6 among them"));
}

TEST(NotFinite, ZeroTimesInfinity) {
  EXPECT_THAT(ids(found_for(sampling(30), "loss", nan)), ElementsAre("zero-times-infinity"));
}

TEST(NotFinite, OverflowNeedsAScoreThatOverflows) {
  EXPECT_THAT(ids(found_for(softmax(5000), "v_c", nan)), ElementsAre("overflow"));
  EXPECT_THAT(ids(found_for(softmax(3), "v_c", nan)), ElementsAre("unexplained"));
  EXPECT_THAT(ids(found_for(sampling(3), "loss", infinity)), ElementsAre("unexplained"));
}

TEST(NotFinite, InEveryCaseItIsNoMatterOfScores) {
  const auto always = [](const std::string& block, double number) {
    return ids(diagnose(observe_changed(softmax_problems(), [=](const auto&, Answer& answer) {
      for (double& x : numbers(answer, block)) x = number;
    })));
  };
  EXPECT_THAT(always("loss", nan), ElementsAre("nan-everywhere"));
  EXPECT_THAT(always("U", nan), ElementsAre("nan-everywhere"));
  EXPECT_THAT(always("loss", infinity), ElementsAre("infinite-everywhere"));
}

TEST(NotFinite, WhatIsFiniteIsJudgedWithout) {
  std::size_t asked = 0;
  const auto last = last_of(6, "loss", infinity, asked);
  const auto found =
      diagnose(observe_changed(sampling(30), [&](const Problem<double>& problem, Answer& answer) {
        last(problem, answer);
        for (double& x : numbers(answer, "U")) x *= -1;
      }));
  EXPECT_THAT(ids(found), ElementsAre("U-gradient-negated", "log-of-zero"));
}

}  // namespace
}  // namespace gradjudge
