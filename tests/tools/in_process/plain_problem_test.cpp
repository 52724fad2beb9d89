// SPDX-License-Identifier: MIT
#include "tools/in_process/plain_problem.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases/load/load_suites.hpp"
#include "cases/shipped_cases.hpp"

namespace gradjudge {
namespace {

std::string refusal(const Inputs& inputs) {
  try {
    to_problem(inputs);
  } catch (const InvalidProblem& error) {
    return error.what();
  }
  return "accepted";
}

/// Of every shipped case that is not as large as to take long.
template <class Visit>
void for_each_problem(Visit&& visit) {
  for (const Suite& suite : load_suites({shipped_cases()})) {
    for (const Case& a_case : suite.cases) {
      const auto* random = std::get_if<RandomProblem>(&a_case.input);
      if (random != nullptr && random->V * random->d > 1000) continue;
      SCOPED_TRACE(suite.name + "/" + a_case.name);
      visit(problem_of(a_case));
    }
  }
}

TEST(PlainProblem, ThereAndBackIsTheProblemRoundedToDouble) {
  for_each_problem([](const Problem<Real>& problem) {
    const Inputs inputs = to_inputs(problem, false);
    EXPECT_EQ(inputs.loss, loss_id(problem));
    const Problem<Real> back = to_problem(inputs);
    const auto expected = evaluate(cast<double>(problem));
    const auto found = evaluate(cast<double>(back));
    for (const auto& block : expected.blocks) EXPECT_EQ(dense(found.at(block.name)), dense(block));
  });
}

TEST(PlainProblem, InFloatEveryNumberIsAFloat) {
  for_each_problem([](const Problem<Real>& problem) {
    for (const auto& [name, array] : to_inputs(problem, true).arrays) {
      for (const double number : array.numbers) {
        EXPECT_EQ(number, static_cast<double>(static_cast<float>(number))) << name;
      }
    }
  });
}

TEST(PlainProblem, ProbabilitiesInDoubleSumToOneExactly) {
  const auto problem = to_problem(problem::cross_entropy({0.5, -1.0, 2.0}, {0.1, 0.2, 0.7}));
  const auto& y = std::get<CrossEntropyProblem<Real>>(problem).y;
  EXPECT_EQ(y.sum(), Real(1));
  EXPECT_EQ(y[0], Real(0.1));
  EXPECT_EQ(static_cast<double>(y[2]), 0.7);
  EXPECT_THAT(refusal(problem::cross_entropy({1.0, 2.0}, {0.5, 0.6})), testing::HasSubstr("do not sum to 1"));
}

TEST(PlainProblem, NamesWhatIsMissingOrOfAnotherShape) {
  Inputs inputs = problem::negative_sampling({1.0}, Array({2, 1}, {0, 0}), 1, {0});
  EXPECT_EQ(refusal(inputs), "accepted");
  EXPECT_EQ(refusal(problem::negative_sampling({1.0}, Array({2, 1}, {0, 0}), 1, {})),
            "negatives: is empty, at least one negative is needed");
  inputs.index.erase("o");
  EXPECT_EQ(refusal(inputs), "o: is missing");
  inputs.arrays.erase("v_c");
  EXPECT_EQ(refusal(inputs), "v_c: is missing");
  EXPECT_EQ(refusal(problem::relu(2.0)), "x: has shape (), expected a vector");
  inputs.loss = "hinge";
  EXPECT_EQ(refusal(inputs), "loss: there is no loss \"hinge\"");
  inputs.loss = "cbow";
  inputs.arrays["V"] = inputs.arrays["U"];
  inputs.index["o"] = 0;
  EXPECT_EQ(refusal(inputs), "inner: is \"\", expected naive_softmax or negative_sampling");
}

TEST(PlainProblem, AnswersKeepWhatWasSaid) {
  Outputs outputs{{"loss", 2.5}, {"v_c", std::vector<double>{1, 2}}};
  outputs.changed_inputs = true;
  const Answer answer = to_answer(outputs);
  EXPECT_EQ(answer.find("v_c")->shape, std::vector<Index>{2});
  EXPECT_TRUE(answer.find("loss")->shape.empty());
  EXPECT_TRUE(answer.changed_inputs);
}

TEST(Inputs, SayWhatThereIs) {
  const Inputs inputs = problem::naive_softmax({1.0}, Array({2, 1}, {0, 0}), 1);
  EXPECT_EQ(inputs.index_of("o"), 1);
  EXPECT_EQ(inputs.get<std::vector<double>>("v_c"), std::vector<double>{1});
  try {
    inputs.words_of("negatives");
    FAIL() << "found";
  } catch (const std::out_of_range& error) {
    EXPECT_STREQ(error.what(), "naive_softmax has no such input negatives; it has U, v_c, o");
  }
}

}  // namespace
}  // namespace gradjudge
