// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/answer_json.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tools/implementation/protocol/read_line.hpp"

namespace gradjudge {
namespace {

const Problem<double> problem = NaiveSoftmaxProblem<double>{
    (Vector<double>(2) << 1, 0.1).finished(), (Matrix<double>(3, 2) << 1, 2, 3, 4, 5, 0.1).finished(), 0};
const std::optional<UpdateStep> no_step;

Answer read(const char* line, const std::optional<UpdateStep>& step = no_step) {
  return answer_of(read_line(line), problem, step);
}

std::string refusal(const char* line, const std::optional<UpdateStep>& step = no_step) {
  try {
    read(line, step);
  } catch (const NotProtocol& error) {
    return error.what();
  }
  return "";
}

TEST(AnswerJson, HasABlockForTheLossAndForEachInput) {
  const Answer answer = read(R"({"answer": {"U": [[1, 2], [3, 4], [5, 6]], "loss": 0.5, "v_c": [7, null]}})");
  ASSERT_EQ(answer.blocks.size(), 3U);
  EXPECT_EQ(answer.find("loss")->shape, std::vector<Index>{});
  EXPECT_EQ(answer.find("loss")->numbers, std::vector<double>{0.5});
  EXPECT_EQ(answer.find("v_c")->shape, std::vector<Index>{2});
  EXPECT_TRUE(std::isnan(answer.find("v_c")->numbers[1]));
  EXPECT_EQ(answer.find("U")->shape, (std::vector<Index>{3, 2}));
  EXPECT_EQ(answer.find("U")->numbers, (std::vector<double>{1, 2, 3, 4, 5, 6}));
}

TEST(AnswerJson, OfAFunctionHasValuesAndDerivatives) {
  const Problem<double> sigmoid = SigmoidProblem<double>{Vector<double>::Zero(1)};
  const Answer answer =
      answer_of(read_line(R"({"answer": {"value": [0.5], "x": [0.25]}})"), sigmoid, no_step);
  EXPECT_EQ(answer.find("value")->numbers, std::vector<double>{0.5});
  EXPECT_EQ(answer.find("x")->numbers, std::vector<double>{0.25});
}

TEST(AnswerJson, RowsThatAreNotListedAreZero) {
  const Answer answer =
      read(R"({"answer": {"loss": 0, "v_c": [0, 0], "U": {"rows": [2, 0], "values": [[1, 2], [3, 4]]}}})");
  EXPECT_EQ(answer.find("U")->shape, (std::vector<Index>{3, 2}));
  EXPECT_EQ(answer.find("U")->numbers, (std::vector<double>{3, 4, 0, 0, 1, 2}));
}

TEST(AnswerJson, KeepsAnotherShapeOfAsManyNumbers) {
  const Answer answer = read(R"({"answer": {"loss": [0], "v_c": [[0, 0]], "U": [[1, 2, 3], [4, 5, 6]]}})");
  EXPECT_EQ(answer.find("loss")->shape, std::vector<Index>{1});
  EXPECT_EQ(answer.find("v_c")->shape, (std::vector<Index>{1, 2}));
  EXPECT_EQ(answer.find("U")->shape, (std::vector<Index>{2, 3}));
}

TEST(AnswerJson, ToWhatIsNotImplementedIsNoError) {
  EXPECT_TRUE(read(R"({"not_implemented": true})").not_implemented);
  const Answer without_loss = read(R"({"answer": {"v_c": [0, 0], "U": {"rows": [], "values": []}},
                                       "not_implemented": ["loss"]})");
  EXPECT_FALSE(without_loss.not_implemented);
  EXPECT_EQ(without_loss.left_out, std::vector<std::string>{"loss"});
  EXPECT_EQ(without_loss.find("loss"), nullptr);
}

TEST(AnswerJson, AnErrorIsRepeatedHarmlessly) {
  EXPECT_EQ(read(R"({"error": "out of \u001b[31m luck"})").error, "exception: out of \\x1b[31m luck");
}

TEST(AnswerJson, GradientsAreRecoveredFromAStepInPlace) {
  const UpdateStep step{0.25, Arithmetic::float64};
  const Answer answer = read(R"({"answer": {"loss": 2}, "after": {"v_c": [0.5, 0.1],
                                 "U": {"rows": [1], "values": [[3, 5]]}}})",
                             step);
  EXPECT_EQ(answer.find("loss")->numbers, std::vector<double>{2});
  EXPECT_EQ(answer.find("v_c")->numbers, (std::vector<double>{2, 0}));
  EXPECT_EQ(answer.find("U")->numbers, (std::vector<double>{0, 0, 0, -4, 0, 0}));
}

TEST(AnswerJson, AStepInFloatStartsFromRoundedParameters) {
  const UpdateStep step{0.25, Arithmetic::float32};
  const double before = 0.1F;
  ASSERT_NE(before, 0.1);
  const Answer answer = answer_of(
      {{"answer", {{"loss", 0}}}, {"after", {{"v_c", {1, before}}, {"U", {{1, 2}, {3, 4}, {5, before}}}}}},
      problem, step);
  EXPECT_EQ(answer.find("v_c")->numbers, (std::vector<double>{0, 0}));
  EXPECT_EQ(answer.find("U")->numbers, std::vector<double>(6, 0));
}

TEST(AnswerJson, SaysWhatDoesNotFollowTheProtocol) {
  EXPECT_EQ(
      refusal(R"({"id": 1})"),
      "expected \"answer\", \"after\", \"not_implemented\" or \"error\" beside \"id\", found none of them");
  EXPECT_EQ(refusal(R"({"answer": 3})"), "answer is 3, expected an object");
  EXPECT_EQ(refusal(R"({"answer": {"loss": 1, "v_c": [1, 2]}})"),
            "the answer has no U; where that is not computed, add it to the list \"not_implemented\"");
  EXPECT_EQ(refusal(R"({"answer": {"grad": 1}})"), "answer has grad, expected loss, v_c, U");
  EXPECT_EQ(refusal(R"({"answer": {"loss": 1, "v_c": [1, 2, 3]}})"), "v_c has shape (3,), expected (2,)");
  EXPECT_EQ(refusal(R"({"answer": {"loss": 1, "v_c": [1, "a"]}})"), "v_c[1] is \"a\", expected a number");
  EXPECT_EQ(refusal(R"({"answer": {"loss": 1, "v_c": [1, 2], "U": [[1, 2], [3]]}})"),
            "U[1] has 1 numbers, U[0] has 2; expected rows of equal length");
  EXPECT_EQ(refusal(R"({"not_implemented": ["gradient"], "answer": {}})"),
            "not_implemented has \"gradient\", expected names among loss, v_c, U");
  EXPECT_EQ(refusal(R"({"after": {"U": [[1, 2], [3, 4], [5, 6]]}})"),
            "it sent \"after\", which is for those that say \"in_place\" when they are started");
}

TEST(AnswerJson, SaysWhatIsWrongWithSparseRows) {
  const auto with_U = [](const char* U) {
    return refusal((std::string(R"({"answer": {"loss": 1, "v_c": [1, 2], "U": )") + U + "}}").c_str());
  };
  EXPECT_EQ(with_U(R"({"rows": [3], "values": [[1, 2]]})"), "U.rows[0] is 3, expected a row from 0 to 2");
  EXPECT_EQ(with_U(R"({"rows": [-1], "values": [[1, 2]]})"), "U.rows[0] is -1, expected a row from 0 to 2");
  EXPECT_EQ(with_U(R"({"rows": [1, 1], "values": [[1, 2], [1, 2]]})"),
            "U.rows lists 1 twice, add the two rows up");
  EXPECT_EQ(with_U(R"({"rows": [1], "values": [[1]]})"), "U.values[0] has 1 numbers, expected 2");
  EXPECT_EQ(with_U(R"({"rows": [1]})"),
            "U is an object, expected \"rows\" and \"values\" in it, two lists of equal length");
}

}  // namespace
}  // namespace gradjudge
