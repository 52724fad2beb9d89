// SPDX-License-Identifier: MIT
#include "tools/submission/python_implementation.hpp"

#include <gmock/gmock.h>

#include <thread>

#include "tools/sandbox/probe.hpp"
#include "tools/submission/python_setup.hpp"

namespace gradjudge {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pointwise;
using testing::StartsWith;

const char* const newer = R"(
import numpy as np
from utils.utils import softmax
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    delta = softmax(outsideVectors @ centerWordVec)
    loss = -np.log(delta[outsideWordIdx])
    delta[outsideWordIdx] -= 1
    return loss, outsideVectors.T @ delta, np.outer(delta, centerWordVec)
def getNegativeSamples(outsideWordIdx, dataset, K):
    samples = []
    while len(samples) < K:
        index = dataset.sampleTokenIdx()
        if index != outsideWordIdx: samples.append(index)
    return samples
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset, K=10):
    indices = [outsideWordIdx] + getNegativeSamples(outsideWordIdx, dataset, K)
    signs = np.array([1] + [-1] * K)
    p = sigmoid(signs * (outsideVectors[indices] @ centerWordVec))
    grad = np.zeros(outsideVectors.shape)
    np.add.at(grad, indices, np.outer(signs * (p - 1), centerWordVec))
    return -np.sum(np.log(p)), (signs * (p - 1)) @ outsideVectors[indices], grad
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, dataset,
             word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradV, gradU = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    c = word2Ind[currentCenterWord]
    for word in outsideWords:
        l, gv, gu = word2vecLossAndGradient(centerWordVec=centerWordVectors[c], outsideWordIdx=word2Ind[word],
                                            outsideVectors=outsideVectors, dataset=dataset)
        loss += l
        gradV[c] += gv
        gradU += gu
    return loss, gradV, gradU
)";

const char* const older = R"(
import numpy as np
import random
from q1_softmax import softmax
from q2_gradcheck import gradcheck_naive
from q2_sigmoid import sigmoid, sigmoid_grad

print "seeding"
random.seed(31415)

def softmaxCostAndGradient(predicted, target, outputVectors, dataset):
    delta = softmax(np.dot(outputVectors, predicted))
    cost = -np.log(delta[target])
    delta[target] -= 1
    return cost, np.dot(outputVectors.T, delta), np.outer(delta, predicted)

def negSamplingCostAndGradient(predicted, target, outputVectors, dataset, K=10):
    indices = [target]
    for k in xrange(K):
        newidx = dataset.sampleTokenIdx()
        while newidx == target:
            newidx = dataset.sampleTokenIdx()
        indices += [newidx]
    labels = np.array([1] + [-1 for k in xrange(K)])
    p = sigmoid(labels * np.dot(outputVectors[indices], predicted))
    delta = labels * (p - 1)
    grad = np.zeros(outputVectors.shape)
    for k in xrange(K + 1):
        grad[indices[k]] += delta[k] * predicted
    return -np.sum(np.log(p)), np.dot(delta, outputVectors[indices]), grad

def skipgram(currentWord, C, contextWords, tokens, inputVectors, outputVectors, dataset,
             word2vecCostAndGradient=softmaxCostAndGradient):
    cost, gradIn, gradOut = 0.0, np.zeros(inputVectors.shape), np.zeros(outputVectors.shape)
    c = tokens[currentWord]
    for word in contextWords:
        part, gi, go = word2vecCostAndGradient(inputVectors[c], tokens[word], outputVectors, dataset)
        cost += part
        gradIn[c] += gi
        gradOut += go
    return cost, gradIn, gradOut

def cbow(currentWord, C, contextWords, tokens, inputVectors, outputVectors, dataset,
         word2vecCostAndGradient=softmaxCostAndGradient):
    context = [tokens[word] for word in contextWords]
    gradIn = np.zeros(inputVectors.shape)
    predicted = np.sum(inputVectors[context], axis=0)
    cost, gi, go = word2vecCostAndGradient(predicted, tokens[currentWord], outputVectors, dataset)
    for w in context:
        gradIn[w] += gi
    return cost, gradIn, go

if __name__ == "__main__":
    print "not run"
)";

Vector<Real> v_c() {
  return (Vector<double>(2) << 1, -0.5).finished().cast<Real>();
}
Matrix<Real> U() {
  return (Matrix<double>(4, 2) << 0.5, 1, -1, 0.25, 0.75, -0.5, 0.125, 0.875).finished().cast<Real>();
}
Matrix<Real> V() {
  return (Matrix<double>(4, 2) << -1, 0.5, 0.25, 0.75, 1, -0.25, 0.5, 0.5).finished().cast<Real>();
}
const Problem<Real> softmax = NaiveSoftmaxProblem<Real>{v_c(), U(), 1};

Submission submission(const std::string& text, const std::string& name = "word2vec.py") {
  return {"python:" + name, name, {{name, text}}};
}

/// Long enough for a machine that is busy with other things.
Limits short_limits() {
  Limits limits;
  limits.load_seconds = 20;
  limits.check_seconds = 8;
  return limits;
}

Implementation implementation(const Submission& submitted) {
  static const SandboxMode mode = strongest_mode(python_setup());
  return python_implementation(submitted, mode, short_limits());
}

void expect_right(const Implementation& implementation, const Problem<Real>& problem) {
  const Answer answer = implementation.answer(problem);
  ASSERT_EQ(answer.error, "");
  const Answer expected = to_answer(evaluate(cast<double>(problem)));
  ASSERT_THAT(answer.blocks, testing::SizeIs(expected.blocks.size()));
  for (std::size_t i = 0; i < expected.blocks.size(); ++i) {
    EXPECT_EQ(answer.blocks[i].name, expected.blocks[i].name);
    EXPECT_EQ(answer.blocks[i].shape, expected.blocks[i].shape);
    EXPECT_THAT(answer.blocks[i].numbers, Pointwise(testing::DoubleNear(1e-14), expected.blocks[i].numbers));
  }
}

const std::vector<Problem<Real>> pair_and_window_problems{
    softmax,
    NegativeSamplingProblem<Real>{v_c(), U(), 1, {3, 0}},
    NegativeSamplingProblem<Real>{v_c(), U(), 1, {3, 0, 3, 3}},
    SkipGramProblem<Real>{V(), U(), {0, 1, 2, 1, 3}, 2, 2, InnerLoss::naive_softmax, {}},
    SkipGramProblem<Real>{
        V(), U(), {0, 1, 2, 1}, 2, 2, InnerLoss::negative_sampling, {{1, 2}, {3, 3}, {0, 2}}},
};

TEST(PythonImplementation, TheNewerInterface) {
  const auto submitted = implementation(submission(newer));
  for (const auto& problem : pair_and_window_problems) expect_right(submitted, problem);
}

TEST(PythonImplementation, TheOlderInterfaceInPython2) {
  const auto submitted = implementation(submission(older, "q3_word2vec.py"));
  for (const auto& problem : pair_and_window_problems) expect_right(submitted, problem);
  expect_right(submitted, CbowProblem<Real>{V(), U(), {0, 2, 0}, 1, InnerLoss::naive_softmax, {}});
  expect_right(submitted, CbowProblem<Real>{V(), U(), {0, 2}, 1, InnerLoss::negative_sampling, {3, 3, 1}});
  EXPECT_THAT(submitted.answer(softmax).notes,
              Contains("q3_word2vec.py is Python 2: translated to Python 3 for grading (2to3)"));
}

TEST(PythonImplementation, WhatTheInterfaceCannotBeAskedIsNoError) {
  const auto submitted = implementation(submission(newer));
  EXPECT_TRUE(submitted.answer(NegativeSamplingProblem<Real>{v_c(), U(), 1, {3, 1}}).not_implemented);
  EXPECT_TRUE(submitted.answer(LeakyReluProblem<Real>{v_c(), Real(0)}).not_implemented);
  EXPECT_TRUE(
      submitted.answer(CbowProblem<Real>{V(), U(), {0, 2}, 1, InnerLoss::naive_softmax, {}}).not_implemented);
}

TEST(PythonImplementation, AStandInEarnsNothing) {
  const SigmoidProblem<Real> sigmoid{v_c()};
  EXPECT_EQ(implementation(submission(older)).answer(sigmoid).error,
            "no_such_function: there is no function sigmoid");
  const Answer own = implementation(submission(newer)).answer(sigmoid);
  EXPECT_EQ(own.error, "");
  ASSERT_EQ(own.blocks.size(), 1U);
  EXPECT_EQ(own.blocks[0].name, "value");
}

TEST(PythonImplementation, HelperModulesHandedInWithTheFileAreUsed) {
  Submission with_helper = submission(std::string(older), "q3_word2vec.py");
  with_helper.files.push_back({"q2_sigmoid.py",
                               "import numpy as np\ndef sigmoid(x): return 1/(1+np.exp(-x))\n"
                               "def sigmoid_grad(s): return s*(1-s)\n"});
  expect_right(implementation(with_helper), SigmoidProblem<Real>{v_c()});
}

TEST(PythonImplementation, ASkipGramIsNotChargedForItsInnerLoss) {
  std::string text(newer);
  text.replace(text.find("delta[outsideWordIdx] -= 1"), 26, "delta[outsideWordIdx] += 1");
  const auto submitted = implementation(submission(text));
  expect_right(submitted, pair_and_window_problems[3]);
  EXPECT_THAT(submitted.answer(softmax).blocks[1].numbers,
              Not(Pointwise(testing::DoubleNear(1e-3),
                            to_answer(evaluate(cast<double>(softmax))).blocks[1].numbers)));
}

TEST(PythonImplementation, ASkipGramThatComparesTheFunctionIsServed) {
  std::string text(newer);
  const std::string call = "        l, gv, gu = word2vecLossAndGradient(";
  text.replace(text.find(call), call.size(),
               "        assert word2vecLossAndGradient in (naiveSoftmaxLossAndGradient, "
               "negSamplingLossAndGradient)\n" +
                   call);
  const auto submitted = implementation(submission(text));
  expect_right(submitted, pair_and_window_problems[3]);
  expect_right(submitted, pair_and_window_problems[4]);
  EXPECT_THAT(submitted.answer(pair_and_window_problems[3]).notes,
              Contains("skipgram compares which loss function it is given"));
}

TEST(PythonImplementation, ASkipGramMayReadItsLossByNames) {
  std::string text(newer);
  const std::string line = "    return loss, outsideVectors.T @ delta, np.outer(delta, centerWordVec)\n";
  text.replace(text.find(line), line.size(),
               "    return {'loss': loss, 'center': outsideVectors.T @ delta, 'outside': np.outer(delta, "
               "centerWordVec)}\n");
  text.replace(text.find("l, gv, gu = word"), 11, "parts =");
  text.replace(text.find("        loss += l\n"), 18,
               "        l, gv, gu = (parts[k] for k in ('loss', 'center', 'outside'))\n"
               "        loss += l\n");
  const auto submitted = implementation(submission(text));
  expect_right(submitted, softmax);
  expect_right(submitted, pair_and_window_problems[3]);
}

TEST(PythonImplementation, KeepsOtherShapes) {
  const auto submitted = implementation(
      submission("import numpy as np\ndef naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
                 "    return np.array([1.0]), np.ones((1, 2)), np.ones((4, 2), dtype=np.float32)\n"));
  const Answer answer = submitted.answer(softmax);
  ASSERT_EQ(answer.error, "");
  EXPECT_THAT(answer.blocks[0].shape, ElementsAre(1));
  EXPECT_THAT(answer.blocks[1].shape, ElementsAre(1, 2));
  EXPECT_THAT(answer.notes, Contains("U was returned as float32"));
}

TEST(PythonImplementation, SurvivesWhatFilesDoWhenTheyAreRun) {
  const auto submitted = implementation(
      submission("import matplotlib.pyplot as plt\nimport nowhere.near as nn\nfrom nowhere import near\n"
                 "print('hello'); plt.plot([1, 2])\nopen('data.txt')\nimport sys\nsys.exit(1)\n"
                 "class Net(nn.Module):\n    pass\n@profile\n@nn.compiled(fast=True)\n"
                 "def sigmoid(x):\n    print(x)\n    return 1 / (1 + 2.718281828459045 ** -x)\n"));
  const Answer answer = submitted.answer(SigmoidProblem<Real>{v_c()});
  EXPECT_EQ(answer.error, "");
  EXPECT_THAT(answer.notes, Contains(HasSubstr("nowhere is not on this machine")));
  EXPECT_THAT(answer.notes, Contains(HasSubstr("line 5 fails when the file is run, FileNotFoundError")));
  EXPECT_THAT(answer.notes, Contains(HasSubstr("left out the decorator, NameError")));
}

TEST(PythonImplementation, ARelativeImportIsOneFromTheSameFolder) {
  Submission with_helper = submission(
      "from . import near as beside\nfrom .near import half\nfrom .utils.utils import softmax\n"
      "def sigmoid(x):\n    return beside.half(x) + half(x)\n");
  with_helper.files.push_back({"near.py", "def half(x):\n    return x / 2\n"});
  const Answer answer = implementation(with_helper).answer(SigmoidProblem<Real>{v_c()});
  ASSERT_EQ(answer.error, "");
  EXPECT_THAT(answer.blocks[0].numbers, ElementsAre(1, -0.5));
  EXPECT_THAT(answer.notes, IsEmpty());
}

TEST(PythonImplementation, CountsDraws) {
  const auto submitted = implementation(
      submission("import numpy as np\ndef negSamplingLossAndGradient(v, o, U, dataset, K=10):\n"
                 "    draws = [dataset.sampleTokenIdx() for _ in range(K + 2)]\n"
                 "    return float(draws[-1]), v, U\n"));
  const Answer answer = submitted.answer(NegativeSamplingProblem<Real>{v_c(), U(), 0, {3, 2}});
  ASSERT_EQ(answer.error, "");
  EXPECT_EQ(answer.blocks[0].numbers[0], 1);
  EXPECT_THAT(answer.notes, Contains(StartsWith("it draws 4 words where 2 negatives are asked for")));
}

TEST(PythonImplementation, TheDrawsThatASubmissionUsesAreTheOnesToJudge) {
  std::string text(newer);
  const std::string call =
      "    indices = [outsideWordIdx] + getNegativeSamples(outsideWordIdx, dataset, K)\n";
  text.insert(text.find(call), "    getNegativeSamples(outsideWordIdx, dataset, K)\n");
  const auto submitted = implementation(submission(text));
  expect_right(submitted, pair_and_window_problems[1]);
  EXPECT_THAT(
      submitted.answer(pair_and_window_problems[1]).notes,
      Contains("it draws 4 words where 2 negatives are asked for: judged by those that it uses, draws 3, 4"));
}

TEST(PythonImplementation, AWrapperOfTheFunctionIsToldHowManyNegatives) {
  const auto submitted =
      implementation(submission(std::string(newer) + "plain = negSamplingLossAndGradient\n"
                                                     "def negSamplingLossAndGradient(*arguments, **named):\n"
                                                     "    return plain(*arguments, **named)\n"));
  const Answer answer = submitted.answer(NegativeSamplingProblem<Real>{v_c(), U(), 0, {3, 2}});
  EXPECT_EQ(answer.error, "");
  EXPECT_THAT(answer.notes, IsEmpty());
}

TEST(PythonImplementation, ReadsANotebooksCodeCells) {
  const std::string notebook = R"NOTEBOOK({"cells": [
    {"cell_type": "markdown", "source": ["# Title"]},
    {"cell_type": "code", "source": ["%matplotlib inline\n", "import numpy as np"]},
    {"cell_type": "code", "source": "def sigmoid(x):\n    !ls\n    return 1 / (1 + np.exp(-x))"}]})NOTEBOOK";
  const Answer answer = implementation(submission(notebook, "a2.ipynb")).answer(SigmoidProblem<Real>{v_c()});
  EXPECT_EQ(answer.error, "");
  EXPECT_THAT(implementation(submission("[1, 2", "a2.ipynb")).answer(softmax).error,
              StartsWith("does_not_load: a2.ipynb: a2.ipynb is not a notebook"));
}

TEST(PythonImplementation, SaysWhyThereIsNoAnswer) {
  const auto error_of = [](const std::string& body) {
    return implementation(
               submission("import numpy as np\ndef naiveSoftmaxLossAndGradient(v, o, U, dataset):\n    " +
                          body + "\n"))
        .answer(softmax)
        .error;
  };
  EXPECT_EQ(error_of("raise NotImplementedError"), "unfinished: word2vec.py line 3: NotImplementedError");
  EXPECT_EQ(error_of("return loss, v, U"),
            "unfinished: word2vec.py line 3: NameError: name 'loss' is not defined");
  EXPECT_EQ(error_of("return 1 / 0"), "exception: word2vec.py line 3: ZeroDivisionError: division by zero");
  EXPECT_EQ(error_of("return 1"), "malformed: the function returned int, expected 3: loss, v_c, U");
  EXPECT_EQ(error_of("return 'high', v, U"), "malformed: loss is of type str, expected numbers (float64)");
  EXPECT_THAT(error_of("return (("), StartsWith("does_not_load: word2vec.py line 3: "));
  EXPECT_EQ(implementation(submission("")).answer(softmax).error,
            "no_such_function: there is no function naiveSoftmaxLossAndGradient");
}

TEST(PythonImplementation, AFinishedAnswerIsNotLostWhenALaterOneCrashes) {
  const auto submitted =
      implementation(submission(std::string(newer) + "\nimport os\n"
                                                     "def negSamplingLossAndGradient(*a, **k): os._exit(0)\n"
                                                     "def skipgram(*a):\n    while True: pass\n"));
  expect_right(submitted, softmax);
  EXPECT_EQ(submitted.answer(pair_and_window_problems[1]).error,
            "crash: the process exited (status 0) before it answered");
  expect_right(submitted, softmax);
  EXPECT_EQ(submitted.answer(pair_and_window_problems[3]).error, "timeout: no answer within 8 s");
  expect_right(submitted, softmax);
}

TEST(PythonImplementation, IsAskedByManyThreads) {
  const auto submitted = implementation(submission(newer));
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (const auto& problem : pair_and_window_problems) expect_right(submitted, problem);
    });
  }
  for (auto& thread : threads) thread.join();
}

}  // namespace
}  // namespace gradjudge
