// SPDX-License-Identifier: MIT
#include "checks/shrink/counterexample.hpp"

#include <gtest/gtest.h>

#include "checks/own_implementations.hpp"
#include "checks/shrink/smaller_problems.hpp"
#include "tests/checks/diagnosis/observed_cases.hpp"

namespace gradjudge {
namespace {

Counterexample smallest(const std::string& mistake, const Problem<Real>& problem, const std::string& block) {
  return smallest_counterexample(Case{}, problem, mistake_implementation(*find_mistake(mistake)), block,
                                 mistake, CheckOptions{.counterexample = {}});
}

TEST(SmallestCounterexample, OfDuplicatesCountedOnceCanBeDoneByHand) {
  const auto example = smallest("duplicates-once-in-U", sampling_problems().front(), "U");
  EXPECT_EQ(
      example.text,
      "v_c = [1], U = [[0], [0]], o = 0, negatives [1, 1]: u_o·v_c = 0, σ(u_o·v_c) = 0.5, u_k·v_c = [0, 0], "
      "σ(u_k·v_c) = [0.5, 0.5]; dJ/dU[1][0] is 1, yours 0.5");
}

TEST(SmallestCounterexample, IsMadeOfWholeNumbers) {
  for (const auto* id : {"minus-one-missing-at-o", "u-for-v_c-in-U", "one-subtracted-everywhere"}) {
    const auto example = smallest(id, softmax_problems().front(), "U");
    EXPECT_EQ(fractional_numbers(example.problem), 0U) << id << ": " << example.text;
  }
}

TEST(SmallestCounterexample, StaysTheSameMistake) {
  // Of two mistakes that agree on many problems, the example must still show the one that was diagnosed.
  const auto example = smallest("contributions-overwritten-in-U", sampling_problems().back(), "U");
  const auto wrong =
      to_answer(*find_mistake("contributions-overwritten-in-U")->in_double(cast<double>(example.problem)));
  const auto right = to_answer(evaluate(cast<double>(example.problem)));
  EXPECT_NE(wrong.find("U")->numbers, right.find("U")->numbers);
}

TEST(SmallestCounterexample, KeepsToItsLimits) {
  int asked = 0;
  Implementation counting = mistake_implementation(*find_mistake("U-gradient-negated"));
  counting.answer = [&asked, inner = counting.answer](const Problem<Real>& problem) {
    ++asked;
    return inner(problem);
  };
  CheckOptions options;
  options.counterexample = {.evaluations = 7, .seconds = 60};
  const auto example = smallest_counterexample(Case{}, sampling_problems().front(), counting, "U",
                                               "U-gradient-negated", options);
  EXPECT_EQ(example.evaluations, 7);
  EXPECT_EQ(asked, 9);  // once at first, seven times on the way, once for the text
}

}  // namespace
}  // namespace gradjudge
