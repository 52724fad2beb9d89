// SPDX-License-Identifier: MIT
#include "checks/worked/worked_example.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Vector<double> numbers(std::vector<double> list) {
  return Eigen::Map<Vector<double>>(list.data(), static_cast<Index>(list.size()));
}

Matrix<double> column(std::vector<double> list) {
  return numbers(std::move(list));
}

std::vector<std::string> latex_of(const std::vector<WorkedStep>& steps) {
  std::vector<std::string> latex;
  for (const auto& step : steps) latex.push_back(step.latex);
  return latex;
}

std::vector<std::string> words_of(const std::vector<WorkedStep>& steps) {
  std::vector<std::string> words;
  for (const auto& step : steps) words.push_back(step.words);
  return words;
}

TEST(WorkedExample, NegativeSamplingRowThatWasDrawnTwice) {
  const NegativeSamplingProblem<double> problem{numbers({1}), column({0, 0}), 0, {1, 1}};
  const auto steps = worked_example(problem, "U", 1, 0);
  EXPECT_THAT(words_of(steps),
              ElementsAre("Given", "The loss", "Scores", "Through σ",
                          "The gradient of word 1's row, which was drawn 2 times", "With these numbers"));
  EXPECT_THAT(
      latex_of(steps),
      ElementsAre("v_c = \\begin{bmatrix} 1 \\end{bmatrix},\\quad U = \\begin{bmatrix} 0 \\\\ 0 "
                  "\\end{bmatrix},\\quad o = 0,\\quad \\text{negatives } 1,\\, 1",
                  "J = -\\log \\sigma(u_o^\\top v_c) - \\sum_{k=1}^{K} \\log \\sigma(-u_{w_k}^\\top v_c)",
                  "u_{0}^\\top v_c = 0,\\quad u_{1}^\\top v_c = 0",
                  "\\sigma(u_{0}^\\top v_c) = 0.5,\\quad \\sigma(u_{1}^\\top v_c) = 0.5",
                  "\\frac{\\partial J}{\\partial u_w} = 2 \\cdot \\sigma(u_w^\\top v_c)\\, v_c",
                  "\\frac{\\partial J}{\\partial U_{1,0}} = 2 \\cdot 0.5 \\cdot 1 = 1"));
}

TEST(WorkedExample, NegativeSamplingWhereTheOutsideWordIsANegativeToo) {
  const NegativeSamplingProblem<double> problem{numbers({-2}), column({0, 1}), 0, {0}};
  const auto steps = worked_example(problem, "U", 0, 0);
  EXPECT_EQ(steps[4].latex,
            "\\frac{\\partial J}{\\partial u_o} = (\\sigma(u_o^\\top v_c) - 1)\\, v_c + \\sigma(u_w^\\top "
            "v_c)\\, v_c");
  EXPECT_EQ(steps.back().latex,
            "\\frac{\\partial J}{\\partial U_{0,0}} = (0.5 - 1) \\cdot (-2) + 0.5 \\cdot (-2) = 0");
}

TEST(WorkedExample, RowThatNobodyAskedForIsZero) {
  const NegativeSamplingProblem<double> problem{numbers({1}), column({0, 0, 5}), 0, {1}};
  const auto steps = worked_example(problem, "U", 2, 0);
  EXPECT_EQ(steps[4].latex, "\\frac{\\partial J}{\\partial u_w} = 0");
  EXPECT_EQ(steps.back().latex, "\\frac{\\partial J}{\\partial U_{2,0}} = 0");
}

TEST(WorkedExample, SoftmaxCenterVectorIsASumOverAllWords) {
  const NaiveSoftmaxProblem<double> problem{numbers({0}), column({1, -3}), 0};
  const auto steps = worked_example(problem, "v_c", 0, 0);
  EXPECT_EQ(steps[3].latex,
            "\\hat y = \\operatorname{softmax}(U v_c) = \\begin{bmatrix} 0.5 & 0.5 \\end{bmatrix}^\\top");
  EXPECT_EQ(steps.back().latex,
            "\\frac{\\partial J}{\\partial (v_c)_{0}} = (0.5 - 1) \\cdot 1 + 0.5 \\cdot (-3) = -2");
}

TEST(WorkedExample, LossOfThePair) {
  const NaiveSoftmaxProblem<double> problem{numbers({0}), column({1, -3}), 0};
  EXPECT_EQ(worked_example(problem, "loss", 0, 0).back().latex, "J = -\\log 0.5 = 0.693147");
}

TEST(WorkedExample, CrossEntropyIsProbabilityMinusTarget) {
  const CrossEntropyProblem<double> problem{numbers({0, 0}), numbers({0.25, 0.75})};
  EXPECT_EQ(worked_example(problem, "scores", 1, 0).back().latex,
            "\\frac{\\partial J}{\\partial s_{1}} = 0.5 - 0.75 = -0.25");
  EXPECT_EQ(worked_example(problem, "loss", 0, 0).back().latex,
            "J = (-0.25 \\cdot \\log 0.5) + (-0.75 \\cdot \\log 0.5) = 0.693147");
}

TEST(WorkedExample, SigmoidAndRelu) {
  EXPECT_EQ(worked_example(SigmoidProblem<double>{numbers({0})}, "x", 0, 0).back().latex,
            "\\sigma'(0) = 0.5 \\cdot (1 - 0.5) = 0.25");
  EXPECT_EQ(worked_example(LeakyReluProblem<double>{numbers({-4}), 0.25}, "value", 0, 0).back().latex,
            "f(-4) = -1");
  EXPECT_EQ(worked_example(LeakyReluProblem<double>{numbers({-4}), 0.25}, "x", 0, 0).back().latex,
            "f'(-4) = 0.25");
}

TEST(WorkedExample, SkipGramAddsUpWhatItsPairsContribute) {
  const SkipGramProblem<double> problem{
      column({0, 0}), column({2, 0}), {1, 0, 1}, 1, 1, InnerLoss::naive_softmax, {}};
  const auto steps = worked_example(problem, "V", 0, 0);
  EXPECT_THAT(words_of(steps), testing::Contains("For the outside word 1").Times(2));
  EXPECT_EQ(steps.back().words, "Added up over the outside words");
  EXPECT_EQ(steps.back().latex, "\\frac{\\partial J}{\\partial V_{0,0}} = 1 + 1 = 2");
  EXPECT_EQ(worked_example(problem, "V", 1, 0).back().latex, "\\frac{\\partial J}{\\partial V_{1,0}} = 0");
}

TEST(WorkedExample, CbowCountsAWordAsOftenAsItIsInTheContext) {
  const CbowProblem<double> problem{column({0, 0}), column({2, 0}), {1, 1}, 1, InnerLoss::naive_softmax, {}};
  const auto steps = worked_example(problem, "V", 1, 0);
  EXPECT_EQ(steps.back().words, "Word 1 is 2 times in the context");
  EXPECT_THAT(steps.back().latex, HasSubstr("= 2 \\cdot \\frac{\\partial J}{\\partial (\\hat v)_{0}} = 2"));
}

TEST(WorkedExample, NothingOfWhatNobodyWouldFollow) {
  const NaiveSoftmaxProblem<double> problem{Vector<double>::Zero(8), Matrix<double>::Zero(8, 8), 0};
  EXPECT_THAT(worked_example(problem, "U", 0, 0), IsEmpty());
}

}  // namespace
}  // namespace gradjudge
