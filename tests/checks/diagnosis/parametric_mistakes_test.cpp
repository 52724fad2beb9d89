// SPDX-License-Identifier: MIT
#include "checks/diagnosis/parametric_mistakes.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "checks/diagnosis/departure.hpp"
#include "tests/checks/diagnosis/observed_cases.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// What is said of answers that depart so from negative sampling.
std::vector<Diagnosis> found_for(const Departure& departure) {
  return diagnose(observe_changed(sampling_problems(), [&](const Problem<double>& problem, Answer& answer) {
    answer = to_answer(*evaluate(problem, departure));
  }));
}

double in_float32(double x) {
  return static_cast<double>(static_cast<float>(x));
}

TEST(ParametricMistakes, ClippedScoresAreNamedWithTheirBound) {
  const auto found = found_for({[](double z) { return std::clamp(z, -0.75, 0.75); }, {}, {}});
  ASSERT_THAT(ids(found), ElementsAre("scores-clipped"));
  EXPECT_THAT(found[0].sentence, HasSubstr("±0.75"));
}

TEST(ParametricMistakes, AnEpsilonInTheLogarithmIsNamedWithItsSize) {
  const auto found = found_for({{}, {}, [](double p, bool) { return -std::log(p + 1e-8); }});
  ASSERT_THAT(ids(found), ElementsAre("epsilon-in-log"));
  EXPECT_THAT(found[0].sentence, HasSubstr("1e-08 is added"));
  EXPECT_THAT(found[0].blocks, ElementsAre("loss"));
}

TEST(ParametricMistakes, TheTermsThatAreGuardedAreNamed) {
  const auto found =
      found_for({{}, {}, [](double p, bool target) { return -std::log(target ? p + 1e-6 : p); }});
  ASSERT_THAT(ids(found), ElementsAre("epsilon-in-log"));
  EXPECT_THAT(found[0].sentence, HasSubstr("in the outside word's term"));
}

TEST(ParametricMistakes, AFloorUnderProbabilitiesIsNamed) {
  const auto found = found_for({{}, {}, [](double p, bool) { return -std::log(std::max(p, 0.2)); }});
  ASSERT_THAT(ids(found), ElementsAre("probability-floor"));
  EXPECT_THAT(found[0].sentence, HasSubstr("below 0.2"));
}

TEST(ParametricMistakes, SinglePrecisionOnTheWayIsNamedWithItsPlace) {
  EXPECT_THAT(found_for({in_float32, {}, {}})[0].sentence,
              HasSubstr("The scores are rounded to single precision"));
  EXPECT_THAT(found_for({{}, in_float32, {}})[0].sentence, HasSubstr("The probabilities"));
  const auto found =
      diagnose(observe_changed(softmax_problems(), [](const Problem<double>& problem, Answer& answer) {
        auto rounded = std::get<NaiveSoftmaxProblem<double>>(problem);
        rounded.U = rounded.U.unaryExpr(&in_float32).eval();
        answer = to_answer(evaluate(rounded));
      }));
  ASSERT_THAT(ids(found), ElementsAre("float32-part"));
  EXPECT_THAT(found[0].sentence, HasSubstr("U is rounded"));
}

TEST(ParametricMistakes, AnErrorOfTheSameSizeIsNoneOfThem) {
  const auto found = diagnose(observe_changed(sampling_problems(), [](const auto&, Answer& answer) {
    double& loss = numbers(answer, "loss")[0];
    loss += 1e-8 * std::sin(1e3 * loss);
  }));
  EXPECT_THAT(ids(found), ElementsAre("digits-lost"));
}

}  // namespace
}  // namespace gradjudge
