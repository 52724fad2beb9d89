// SPDX-License-Identifier: MIT
#include "checks/diagnosis/diagnose.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "checks/diagnosis/departure.hpp"
#include "reference/mistakes/mistake.hpp"
#include "tests/checks/diagnosis/observed_cases.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

void scale(std::vector<double>& all, double factor) {
  for (double& x : all) x *= factor;
}

/// Replaces some blocks of an answer by a mistake's.
Change mistaken(const std::string& id, const std::vector<std::string>& blocks) {
  return [=](const Problem<double>& problem, Answer& answer) {
    Answer wrong = to_answer(*find_mistake(id)->in_double(problem));
    for (const auto& block : blocks) numbers(answer, block) = numbers(wrong, block);
  };
}

TEST(Diagnose, ARightImplementationGetsNone) {
  EXPECT_THAT(diagnose(observe_changed(sampling_problems(), [](const auto&, Answer&) {})), IsEmpty());
}

TEST(Diagnose, AKnownMistakeIsNamedWithWhereItShows) {
  const auto found = diagnose(observe_changed(sampling_problems(), mistaken("duplicates-once-in-U", {"U"})));
  ASSERT_THAT(ids(found), ElementsAre("duplicates-once-in-U"));
  EXPECT_EQ(found[0].sentence, find_mistake("duplicates-once-in-U")->sentence);
  EXPECT_THAT(found[0].blocks, ElementsAre("U"));
  EXPECT_EQ(
      found[0].where,
      "in U, only in rows of words that count more than once, only when a negative is drawn more than once");
  EXPECT_THAT(found[0].evidence, HasSubstr("accounts for U in all 5 cases, 3 of them wrong"));
}

TEST(Diagnose, TwoMistakesAtOnceAreNamedEachOnItsBlock) {
  const auto found =
      diagnose(observe_changed(sampling_problems(), [](const Problem<double>& problem, Answer& answer) {
        mistaken("duplicates-once-in-v_c", {"v_c"})(problem, answer);
        mistaken("U-gradient-negated", {"U"})(problem, answer);
      }));
  EXPECT_THAT(ids(found), testing::UnorderedElementsAre("duplicates-once-in-v_c", "U-gradient-negated"));
}

TEST(Diagnose, ADifferenceInOneCaseRefutesAMistake) {
  int asked = 0;
  const auto found =
      diagnose(observe_changed(sampling_problems(), [&](const Problem<double>& problem, Answer& answer) {
        mistaken("duplicates-once-in-U", {"U"})(problem, answer);
        if (++asked == 5) numbers(answer, "U")[0] += 1e-3;
      }));
  EXPECT_THAT(ids(found), ElementsAre("unexplained"));
}

TEST(Diagnose, TwoMistakesThatShowInDifferentCasesAreNamedWithTheirShare) {
  int asked = 0;
  const auto found =
      diagnose(observe_changed(sampling_problems(), [&](const Problem<double>& problem, Answer& answer) {
        const bool last = ++asked == 5;
        if (last) mistaken("target-among-negatives-skipped", {"loss", "v_c", "U"})(problem, answer);
        if (!last) mistaken("duplicates-once-in-U", {"U"})(problem, answer);
      }));
  ASSERT_THAT(ids(found), testing::Contains("duplicates-once-in-U"));
  ASSERT_THAT(ids(found), testing::Contains("target-among-negatives-skipped"));
  for (const auto& diagnosis : found) {
    if (diagnosis.id != "duplicates-once-in-U") continue;
    EXPECT_THAT(diagnosis.evidence, HasSubstr("accounts for U in 2 of the 3 cases in which it is wrong"));
  }
}

TEST(Diagnose, WhatTrainingCodeDoesIsNamedAsFarAsItIsKnown) {
  int asked = 0;
  auto cases = observe_changed(sampling_problems(), [&](const Problem<double>& problem, Answer& answer) {
    mistaken("duplicates-once-in-U", {"U"})(problem, answer);
    if (++asked == 5) numbers(answer, "U")[0] += 1;
  });
  EXPECT_THAT(ids(diagnose(cases)), ElementsAre("unexplained"));
  for (auto& observed : cases) observed.step = UpdateStep{0x1p-24, Arithmetic::float64};
  EXPECT_THAT(ids(diagnose(cases)), ElementsAre("duplicates-once-in-U", "unexplained"));
}

TEST(Diagnose, ATableOfSigmaIsNamedWithTheMistakeBesideIt) {
  const auto found =
      diagnose(observe_changed(sampling_problems(), [](const Problem<double>& problem, Answer& answer) {
        Departure table;
        table.sigma = [](double z) { return sigma(6 * (2 * std::floor((z + 6) / 12 * 700) / 700 - 1)); };
        answer = to_answer(*evaluate(problem, table));
        for (double& x : numbers(answer, "loss")) x *= 2;
      }));
  EXPECT_THAT(ids(found), testing::UnorderedElementsAre("sigmoid-table", "factor:2"));
}

TEST(Diagnose, WhatNothingExplainsShowsItsThreeWorstEntries) {
  const auto found = diagnose(observe_changed(softmax_problems(), [](const auto&, Answer& answer) {
    auto& v_c = numbers(answer, "v_c");
    for (std::size_t j = 0; j < v_c.size(); ++j) v_c[j] += 0.3 + 0.1 * static_cast<double>(j * j) * v_c[j];
  }));
  ASSERT_THAT(ids(found), ElementsAre("unexplained"));
  EXPECT_THAT(found[0].blocks, ElementsAre("v_c"));
  EXPECT_THAT(found[0].evidence, testing::MatchesRegex("furthest off: v_c.* instead of .*; v_c.*; v_c.*"));
}

TEST(Diagnose, AFactorThatNoMistakeHasIsNamed) {
  EXPECT_THAT(ids(diagnose(observe_changed(
                  softmax_problems(),
                  [](const auto&, Answer& answer) { scale(numbers(answer, "v_c"), 3.0 / 7.0); }))),
              ElementsAre("factor:3/7"));
  EXPECT_THAT(ids(diagnose(observe_changed(
                  softmax_problems(),
                  [](const auto& problem, Answer& answer) {
                    scale(numbers(answer, "v_c"),
                          1.0 / static_cast<double>(std::get<NaiveSoftmaxProblem<double>>(problem).U.cols()));
                  }))),
              ElementsAre("factor:1/d"));
}

TEST(Diagnose, RowsInOtherPlaces) {
  const auto exchange = [](std::size_t a, std::size_t b) {
    return [=](const Problem<double>& problem, Answer& answer) {
      const auto d = static_cast<std::size_t>(std::get<NaiveSoftmaxProblem<double>>(problem).U.cols());
      auto& U = numbers(answer, "U");
      for (std::size_t j = 0; j < d; ++j) std::swap(U[a * d + j], U[b * d + j]);
    };
  };
  EXPECT_THAT(ids(diagnose(observe_changed(softmax_problems(), exchange(1, 2)))),
              ElementsAre("rows-permuted"));
}

TEST(Diagnose, AConstantAdded) {
  EXPECT_THAT(ids(diagnose(observe_changed(softmax_problems(),
                                           [](const auto&, Answer& answer) {
                                             for (double& x : numbers(answer, "U")) x += 0.25;
                                           }))),
              ElementsAre("constant-added"));
}

TEST(Diagnose, StateKeptFromCallToCall) {
  std::vector<double> before;
  EXPECT_THAT(ids(diagnose(observe_changed(sampling_problems(),
                                           [&](const auto&, Answer& answer) {
                                             auto& U = numbers(answer, "U");
                                             if (before.size() == U.size()) {
                                               for (std::size_t i = 0; i < U.size(); ++i) U[i] += before[i];
                                             }
                                             before = U;
                                           }))),
              ElementsAre("accumulated"));
}

TEST(Diagnose, TheAnswerToAnotherCase) {
  std::vector<Problem<Real>> same_shape = sampling_problems();
  same_shape.erase(same_shape.begin() + 2, same_shape.end());
  same_shape.push_back(same_shape.front());
  std::get<NegativeSamplingProblem<Real>>(same_shape.back()).v_c *= Real(2);
  std::vector<double> first;
  EXPECT_THAT(ids(diagnose(observe_changed(same_shape,
                                           [&](const auto&, Answer& answer) {
                                             auto& v_c = numbers(answer, "v_c");
                                             if (first.empty()) first = v_c;
                                             v_c = first;
                                           }))),
              ElementsAre("stale"));
}

TEST(Diagnose, SinglePrecision) {
  EXPECT_THAT(ids(diagnose(observe_changed(softmax_problems(),
                                           [](const auto&, Answer& answer) {
                                             for (double& x : numbers(answer, "U"))
                                               x = static_cast<double>(static_cast<float>(x));
                                           }))),
              ElementsAre("float32"));
}

TEST(Diagnose, ACastThatHidesOtherErrorsIsNotCalledSinglePrecision) {
  const auto found = diagnose(observe_changed(sampling_problems(), [](const auto&, Answer& answer) {
    for (double& x : numbers(answer, "U"))
      x = static_cast<double>(static_cast<float>(x + 1e-9 * std::sin(1e4 * x)));
  }));
  ASSERT_THAT(ids(found), ElementsAre("float32-cast"));
  EXPECT_EQ(found[0].sentence,
            "U was cast to single precision (float32), and something else is off: by more than the cast "
            "explains, by less than arithmetic in single precision makes.");
}

TEST(Diagnose, AWrongShapeNamesTheAxis) {
  const auto found = diagnose(observe_changed(softmax_problems(), [](const auto&, Answer& answer) {
    auto& U = answer.blocks.back();
    U.shape[0] += 1;
    U.numbers.resize(static_cast<std::size_t>(U.shape[0] * U.shape[1]), 0.0);
  }));
  ASSERT_THAT(ids(found), ElementsAre("wrong-shape"));
  EXPECT_EQ(found[0].sentence,
            "U has shape (5, 2) where (4, 2) is expected: axis 0 has 5 entries instead of 4.");
}

TEST(Diagnose, AMistakeIsNamedAlsoWhereAColumnIsReturnedForAVector) {
  const auto found =
      diagnose(observe_changed(sampling_problems(), [](const Problem<double>& problem, Answer& answer) {
        mistaken("target-among-the-negatives", {"loss", "v_c"})(problem, answer);
        answer.blocks[1].shape.push_back(1);
      }));
  EXPECT_THAT(ids(found), ElementsAre("target-among-the-negatives"));
}

TEST(Diagnose, OverflowAtLargeScoresIsToldApartFromTheRest) {
  std::vector<Problem<Real>> problems = sampling_problems();
  auto large = std::get<NegativeSamplingProblem<Real>>(problems.front());
  large.v_c *= Real(1000);
  problems.emplace_back(large);
  const auto found = diagnose(observe_changed(problems, [](const Problem<double>& problem, Answer& answer) {
    const auto& p = std::get<NegativeSamplingProblem<double>>(problem);
    mistaken("duplicates-once-in-U", {"U"})(problem, answer);
    if (p.v_c.cwiseAbs().maxCoeff() > 100)
      numbers(answer, "loss")[0] = std::numeric_limits<double>::infinity();
  }));
  EXPECT_THAT(ids(found), ElementsAre("duplicates-once-in-U", "overflow"));
  EXPECT_THAT(found[1].blocks, ElementsAre("loss"));
}

TEST(Diagnose, ChangedInputsAndVaryingAnswersAreSaid) {
  auto cases =
      observe_changed(softmax_problems(), [](const auto&, Answer& answer) { answer.changed_inputs = true; });
  cases[1].differs_on_second_call = true;
  EXPECT_THAT(ids(diagnose(cases)), ElementsAre("inputs-changed", "answers-vary"));
}

TEST(Diagnose, EveryKnownMistakeThatShowsHereIsNamedFirst) {
  std::size_t shown = 0;
  for (const auto& mistake : mistake_catalogue()) {
    const auto cases =
        observe_changed(sampling_problems(), [&](const Problem<double>& problem, Answer& answer) {
          if (const auto wrong = mistake.in_double(problem)) answer = to_answer(*wrong);
        });
    if (wrong_blocks(cases).empty()) continue;
    ++shown;
    const auto found = diagnose(cases);
    const bool named = found.front().id == mistake.id ||
                       std::find(found.front().others.begin(), found.front().others.end(), mistake.id) !=
                           found.front().others.end();
    EXPECT_TRUE(named) << mistake.id << " is called " << found.front().id;
  }
  EXPECT_GT(shown, 50U);
}

}  // namespace
}  // namespace gradjudge
