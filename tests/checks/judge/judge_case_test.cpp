// SPDX-License-Identifier: MIT
#include "checks/judge/judge_case.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>

#include "checks/own_implementations.hpp"
#include "tests/checks/suites.hpp"

namespace gradjudge {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<Implementation> reference{reference_implementation(Arithmetic::float64)};

std::vector<CheckResult> judged(const Case& a_case,
                                const std::vector<Implementation>& implementations = reference,
                                const CheckOptions& options = {}) {
  const Suite suite = suite_of("tails", {a_case});
  return judge_case(suite, suite.cases.front(), implementations, options);
}

/// One that returns what the reference does, changed.
template <class Change>
Implementation changed_reference(Change change) {
  return {"changed", Arithmetic::float64, {}, [change](const Problem<Real>& problem) {
            Answer answer = reference.front().answer(problem);
            change(answer);
            return answer;
          }};
}

/// Two words share all but ŷ₂ = e^−150 / 2: a gradient of 4e−66 beside a loss of log 2.
Case tail(std::vector<std::string> questions) {
  return case_of("tail", NaiveSoftmaxProblem<Real>{numbers({"1"}), rows({{"0"}, {"0"}, {"-150"}}), 0},
                 std::move(questions));
}

TEST(JudgeCase, HasOneResultForEachImplementationAndQuestionInThatOrder) {
  const std::vector<Implementation> two{reference_implementation(Arithmetic::float64),
                                        reference_implementation(Arithmetic::float32)};
  const auto results = judged(tail({"softmax.U", "softmax.loss"}), two);
  ASSERT_THAT(results, SizeIs(4));
  const char* const expected[][2] = {{"reference", "softmax.U"},
                                     {"reference", "softmax.loss"},
                                     {"reference:float", "softmax.U"},
                                     {"reference:float", "softmax.loss"}};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(results[i].implementation, expected[i][0]);
    EXPECT_EQ(results[i].question, expected[i][1]);
    EXPECT_EQ(results[i].verdict, Verdict::pass) << results[i].reason;
  }
}

TEST(JudgeCase, SaysWhatWasJudged) {
  Case a_case = tail({"softmax.v_c"});
  a_case.tags = {"saturated"};
  a_case.place = {"tails.yaml", 7, 5};
  const CheckResult result = judged(a_case).front();
  EXPECT_EQ(result.suite, "tails");
  EXPECT_EQ(result.case_name, "tail");
  EXPECT_EQ(result.place.line, 7);
  EXPECT_EQ(result.loss, "naive_softmax");
  EXPECT_EQ(result.tags, std::vector<std::string>{"saturated"});
  EXPECT_EQ(result.reason, "");
  EXPECT_EQ(result.reproduce, "");
}

TEST(JudgeCase, SpendsMoreBitsWhereAVerdictHangsOnTheBound) {
  const CheckOptions by_black_box{OraclePath::black_box, Precision::bits_256, 16};
  const Case a_case = tail({"softmax.U"});
  // At 256 bits the black box knows the tail to 1e−51, which is more than there is.
  const Truth rough = truth_of(problem_of(a_case), OraclePath::black_box, Precision::bits_256);
  EXPECT_GT(rough.at("U").values(2, 0).error, 1e-65L);

  const CheckResult result = judged(a_case, reference, by_black_box).front();
  EXPECT_EQ(result.verdict, Verdict::pass) << result.reason;
  EXPECT_LT(std::strtold(result.blocks.front().worst->bound.c_str(), nullptr), 1e-90L);

  const auto half = changed_reference([](Answer& answer) { answer.blocks.back().numbers[2] /= 2; });
  const CheckResult wrong = judged(a_case, {half}, by_black_box).front();
  EXPECT_EQ(wrong.verdict, Verdict::fail);
  EXPECT_EQ(wrong.blocks.front().worst->index, (std::vector<Index>{2, 0}));
}

TEST(JudgeCase, IsInconclusiveWhereNoBitsAreLeftToSpend) {
  const Case a_case =
      case_of("beyond", NaiveSoftmaxProblem<Real>{numbers({"1"}), rows({{"0"}, {"0"}, {"-1000"}}), 0},
              {"softmax.u_w"});
  const CheckResult result =
      judged(a_case, reference, {OraclePath::black_box, Precision::bits_256, 16}).front();
  EXPECT_EQ(result.verdict, Verdict::inconclusive);
  EXPECT_THAT(result.reason, HasSubstr("U[2][0]: the difference"));
  EXPECT_THAT(result.reason, HasSubstr("is too near to the allowed"));
  EXPECT_EQ(judged(a_case).front().verdict, Verdict::pass) << "shared scores know every tail";
}

TEST(JudgeCase, FailureNamesTheEntryAndBothNumbers) {
  const auto off = changed_reference([](Answer& answer) { answer.blocks[1].numbers[0] = 0.25; });
  const Case a_case =
      case_of("even", NaiveSoftmaxProblem<Real>{numbers({"0"}), rows({{"1"}, {"0"}}), 0}, {"softmax.v_c"});
  const CheckResult result = judged(a_case, {off}).front();
  EXPECT_EQ(result.verdict, Verdict::fail);
  EXPECT_THAT(result.reason, testing::StartsWith("v_c[0] is off by 0.75, allowed "));
  EXPECT_EQ(result.blocks.front().worst->truth, "-0.5");
}

TEST(JudgeCase, FailsAnAnswerThatIsNotFinite) {
  const auto broken = changed_reference(
      [](Answer& answer) { answer.blocks[1].numbers[0] = std::numeric_limits<double>::quiet_NaN(); });
  const CheckResult result = judged(tail({"softmax.v_c"}), {broken}).front();
  EXPECT_EQ(result.verdict, Verdict::fail);
  EXPECT_EQ(result.reason, "v_c[0] is nan, truth is finite");
}

TEST(JudgeCase, FailsABlockThatWasNotReturned) {
  const auto partial = changed_reference([](Answer& answer) { answer.blocks.pop_back(); });
  const CheckResult result = judged(tail({"softmax.U"}), {partial}).front();
  EXPECT_EQ(result.verdict, Verdict::fail);
  EXPECT_EQ(result.reason, "U: not returned");
}

TEST(JudgeCase, ErrorIsAnErrorAndNeverAPass) {
  const auto crashed = changed_reference([](Answer& answer) { answer.error = "killed by signal 11"; });
  const auto results = judged(tail({"softmax.U", "softmax.loss"}), {crashed});
  ASSERT_THAT(results, SizeIs(2));
  for (const auto& result : results) {
    EXPECT_EQ(result.verdict, Verdict::error);
    EXPECT_EQ(result.reason, "killed by signal 11");
    EXPECT_THAT(result.blocks, IsEmpty());
  }
}

TEST(JudgeCase, WhatIsNotImplementedIsNotJudged) {
  const auto absent = changed_reference([](Answer& answer) { answer.not_implemented = true; });
  EXPECT_THAT(judged(tail({"softmax.U"}), {absent}), IsEmpty());
  EXPECT_THAT(judged(tail({"softmax.U"}), {absent, reference.front()}), SizeIs(1));
}

TEST(ExamineCase, SaysWhatIsNotJudgedAndWhy) {
  const Suite suite = suite_of("tails", {tail({"softmax.loss", "softmax.U"})});
  const std::vector<Implementation> three{
      changed_reference([](Answer& answer) { answer.not_implemented = true; }),
      changed_reference([](Answer& answer) {
        answer.not_implemented = true;
        answer.error = "words only";
      }),
      changed_reference([](Answer& answer) {
        answer.blocks.pop_back();
        answer.left_out = {"U"};
      })};
  const CaseOutcome outcome = examine_case(suite, suite.cases.front(), three, {});
  ASSERT_THAT(outcome.checks, SizeIs(1));
  EXPECT_EQ(outcome.checks.front().question, "softmax.loss");
  ASSERT_THAT(outcome.left_out, SizeIs(3));
  EXPECT_EQ(outcome.left_out[0].reason, "");
  EXPECT_EQ(outcome.left_out[0].case_name, "tail");
  EXPECT_EQ(outcome.left_out[0].question, "");
  EXPECT_EQ(outcome.left_out[1].reason, "words only");
  EXPECT_EQ(outcome.left_out[2].question, "softmax.U");
  EXPECT_EQ(outcome.left_out[2].reason, "it does not compute U");
}

TEST(ExamineCase, FailsABlockThatASandboxedImplementationDoesNotReturn) {
  auto sandboxed = changed_reference([](Answer& answer) { answer.blocks.pop_back(); });
  sandboxed.sandbox = "A";
  EXPECT_EQ(judged(tail({"softmax.U"}), {sandboxed}).front().reason, "U: not returned");
}

TEST(JudgeCase, PassCarriesTheNotesOfTheAnswer) {
  const auto noted = changed_reference([](Answer& answer) {
    answer.blocks[1].shape = {1, 1};
    answer.notes = {"returned a list"};
  });
  const CheckResult result = judged(tail({"softmax.v_c"}), {noted}).front();
  EXPECT_EQ(result.verdict, Verdict::pass);
  EXPECT_EQ(result.reason, "v_c: shape (1, 1), expected (1,)");
  EXPECT_EQ(result.notes, std::vector<std::string>{"returned a list"});
}

TEST(JudgeCase, QuestionWithoutRowsIsInconclusive) {
  const Case a_case = case_of("no_repeats", small_sampling_without_repeats(), {"neg.u_k_repeated"});
  const CheckResult result = judged(a_case).front();
  EXPECT_EQ(result.verdict, Verdict::inconclusive);
  EXPECT_EQ(result.reason, "U: no entry can be judged");
}

TEST(JudgeCase, SlackIsWhatTheRoundingIsMultipliedBy) {
  const Case a_case = tail({"softmax.loss"});
  EXPECT_EQ(judged(a_case, reference, {OraclePath::shared_scores, Precision::bits_256, 3})
                .front()
                .blocks.front()
                .worst->slack,
            3);
  // Less slack than an honest implementation needs may fail it, but does not make the reference wrong.
  EXPECT_NO_THROW(judged(a_case, reference, {OraclePath::shared_scores, Precision::bits_256, 1e-9}));
}

/// −log(1 − σ(z)) for the negative, as binary cross-entropy is written; the gradients are the reference's.
Implementation textbook_loss() {
  return {"textbook", Arithmetic::float64, {}, [](const Problem<Real>& problem) {
            const auto p = std::get<NegativeSamplingProblem<double>>(cast<double>(problem));
            Evaluation<double> evaluation = evaluate(p);
            double J = -std::log(1 / (1 + std::exp(-score(p, p.o))));
            for (const Index k : p.negatives) J -= std::log(1 - 1 / (1 + std::exp(-score(p, k))));
            evaluation.at("loss").values(0, 0) = J;
            return to_answer(evaluation);
          }};
}

CheckResult textbook_loss_at(const char* score, std::vector<std::string> tags = {}) {
  Case a_case = case_of("at", NegativeSamplingProblem<Real>{numbers({"1"}), rows({{"0.5"}, {score}}), 0, {1}},
                        {"neg.loss"});
  a_case.tags = std::move(tags);
  return judged(a_case, {textbook_loss()}).front();
}

TEST(JudgeCase, ATextbookFormThatKeepsItsDigitsPasses) {
  EXPECT_EQ(textbook_loss_at("-15").verdict, Verdict::pass);
  EXPECT_EQ(textbook_loss_at("12").verdict, Verdict::pass);
}

TEST(JudgeCase, ATextbookFormThatLosesItsDigitsOrOverflowsFailsInRobustnessAlone) {
  for (const char* score : {"25", "50"}) {
    const CheckResult result = textbook_loss_at(score);
    EXPECT_EQ(result.verdict, Verdict::fail) << score;
    EXPECT_THAT(result.tags, testing::ElementsAre("robustness")) << score;
    EXPECT_THAT(result.notes, testing::ElementsAre(HasSubstr("in robustness alone"))) << score;
  }
}

TEST(JudgeCase, WhatNoTextbookFormGivesIsWrongWhateverTheCaseIsTagged) {
  const Implementation infinite = changed_reference([](Answer& answer) {
    for (auto& block : answer.blocks) block.numbers[0] = std::numeric_limits<double>::infinity();
  });
  const Implementation doubled = changed_reference([](Answer& answer) {
    for (auto& block : answer.blocks) block.numbers[0] *= 3;
  });
  Case a_case = case_of("at", NegativeSamplingProblem<Real>{numbers({"1"}), rows({{"0.5"}, {"50"}}), 0, {1}},
                        {"neg.loss", "neg.u_o"});
  a_case.tags = {"robustness", "saturated"};
  const auto results = judged(a_case, {infinite, doubled});
  ASSERT_THAT(results, SizeIs(4));
  EXPECT_THAT(results[0].tags, testing::ElementsAre("saturated", "robustness"));  // −log 0 is infinite
  for (const std::size_t i : {1, 2, 3}) {
    EXPECT_EQ(results[i].verdict, Verdict::fail) << i;
    EXPECT_THAT(results[i].tags, testing::ElementsAre("saturated")) << i;
  }
}

}  // namespace
}  // namespace gradjudge
