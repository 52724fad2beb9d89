// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/problem_json.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

const Vector<double> v = (Vector<double>(2) << 1, -0.5).finished();
const Matrix<double> U = (Matrix<double>(2, 2) << 0.5, 0.1, -1, 0.25).finished();

TEST(ProblemJson, NamesInputsAsCaseFilesDo) {
  EXPECT_EQ(
      problem_json(NegativeSamplingProblem<double>{v, U, 1, {0, 0}}).dump(),
      R"({"loss":"negative_sampling","v_c":[1.0,-0.5],"U":[[0.5,0.1],[-1.0,0.25]],"o":1,"negatives":[0,0]})");
  EXPECT_EQ(problem_json(NaiveSoftmaxProblem<double>{v, U, 0}).dump(),
            R"({"loss":"naive_softmax","v_c":[1.0,-0.5],"U":[[0.5,0.1],[-1.0,0.25]],"o":0})");
  EXPECT_EQ(problem_json(CrossEntropyProblem<double>{v, (Vector<double>(2) << 0, 1).finished()}).dump(),
            R"({"loss":"cross_entropy","scores":[1.0,-0.5],"y":[0.0,1.0]})");
  EXPECT_EQ(problem_json(SigmoidProblem<double>{v}).dump(), R"({"loss":"sigmoid","x":[1.0,-0.5]})");
  EXPECT_EQ(problem_json(LeakyReluProblem<double>{v, 0}).dump(), R"({"loss":"relu","x":[1.0,-0.5]})");
  EXPECT_EQ(problem_json(LeakyReluProblem<double>{v, 0.25}).dump(),
            R"({"loss":"leaky_relu","x":[1.0,-0.5],"alpha":0.25})");
}

TEST(ProblemJson, OfAWindowListsTheOutsideWords) {
  EXPECT_EQ(problem_json(
                SkipGramProblem<double>{U, U, {0, 1, 0}, 1, 2, InnerLoss::negative_sampling, {{1}, {0, 0}}})
                .dump(),
            R"({"loss":"skip_gram","V":[[0.5,0.1],[-1.0,0.25]],"U":[[0.5,0.1],[-1.0,0.25]],"center":1,)"
            R"("outside":[0,0],"inner":"negative_sampling","negatives":[[1],[0,0]]})");
  EXPECT_EQ(
      problem_json(CbowProblem<double>{U, U, {0, 1, 0}, 1, InnerLoss::naive_softmax, {}}).dump(),
      R"({"loss":"cbow","V":[[0.5,0.1],[-1.0,0.25]],"U":[[0.5,0.1],[-1.0,0.25]],"inner":"naive_softmax",)"
      R"("context":[0,1,0],"o":1})");
}

TEST(ProblemJson, NumbersReadBackExactly) {
  const std::vector<double> numbers{0.1 + 0.2, 1.0 / 3, 5e-324, 1.7976931348623157e308,
                                    -0x1.fffffffffffffp-3};
  const Vector<double> x =
      Eigen::Map<const Vector<double>>(numbers.data(), static_cast<Index>(numbers.size()));
  const auto read = nlohmann::json::parse(problem_json(SigmoidProblem<double>{x}).dump());
  EXPECT_EQ(read["x"].get<std::vector<double>>(), numbers);
}

}  // namespace
}  // namespace gradjudge
