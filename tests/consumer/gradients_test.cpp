// SPDX-License-Identifier: MIT
// Gradients in types of the project's own, tested against gradjudge. Those named Wrong must fail.
#include <Eigen/Core>
#include <cmath>
#include <gradjudge/matchers.hpp>
#include <numeric>
#include <vector>

namespace {

using gradjudge::cases_of;
using gradjudge::in_float32;
using gradjudge::Inputs;
using gradjudge::IsAnsweredBy;
using gradjudge::MatchesGradientOf;
using gradjudge::Outputs;

template <class Scalar>
struct Gradient {
  Scalar loss = 0;
  Eigen::Matrix<Scalar, Eigen::Dynamic, 1> v_c;
  Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic> U;
};

template <class Scalar, class Vector, class Matrix>
Gradient<Scalar> naive_softmax(const Vector& v_c, const Matrix& U, Eigen::Index o) {
  Eigen::Matrix<Scalar, Eigen::Dynamic, 1> scores = U * v_c;
  scores.array() -= scores.maxCoeff();
  Eigen::Matrix<Scalar, Eigen::Dynamic, 1> delta = scores.array().exp();
  const Scalar total = delta.sum();
  delta /= total;
  delta[o] -= Scalar(1);
  return {std::log(total) - scores[o], U.transpose() * delta, delta * v_c.transpose()};
}

/// The same as gradjudge asks it.
Outputs answer(const Inputs& inputs) {
  const auto gradient = naive_softmax<double>(inputs.get<Eigen::VectorXd>("v_c"),
                                              inputs.get<Eigen::MatrixXd>("U"), inputs.index_of("o"));
  return {{"loss", gradient.loss}, {"v_c", gradient.v_c}, {"U", gradient.U}};
}

/// A mistake that is made often: the word itself is not taken off.
Outputs wrong_answer(const Inputs& inputs) {
  Outputs outputs = answer(inputs);
  const auto v_c = inputs.get<std::vector<double>>("v_c");
  auto U = outputs.blocks[2].second.as<std::vector<std::vector<double>>>();
  for (std::size_t j = 0; j < v_c.size(); ++j) U[static_cast<std::size_t>(inputs.index_of("o"))][j] += v_c[j];
  outputs.blocks[2].second = U;
  return outputs;
}

const Eigen::VectorXd v_c{{1, -0.5}};
const Eigen::MatrixXd U{{0.5, 1}, {-1, 0.25}, {0.75, -0.5}};

TEST(NaiveSoftmax, MatchesInEigen) {
  const auto gradient = naive_softmax<double>(v_c, U, 1);
  const Inputs problem = gradjudge::problem::naive_softmax(v_c, U, 1);
  EXPECT_THAT(gradient.loss, MatchesGradientOf(problem, "loss"));
  EXPECT_THAT(gradient.v_c, MatchesGradientOf(problem, "v_c"));
  EXPECT_THAT(gradient.U, MatchesGradientOf(problem, "U"));
  EXPECT_THAT((Outputs{{"loss", gradient.loss}, {"v_c", gradient.v_c}, {"U", gradient.U}}),
              MatchesGradientOf(problem));
  EXPECT_THAT((-gradient.v_c).eval(), testing::Not(MatchesGradientOf(problem, "v_c")));
}

TEST(NaiveSoftmax, MatchesInFloatWhereThatIsSaid) {
  const Eigen::VectorXf v = v_c.cast<float>();
  const Eigen::MatrixXf rows = U.cast<float>();
  const auto gradient = naive_softmax<float>(v, rows, 1);
  const Inputs problem = gradjudge::problem::naive_softmax(v, rows, 1);
  EXPECT_THAT(gradient.v_c, MatchesGradientOf(in_float32(problem), "v_c"));
  EXPECT_THAT(gradient.v_c, testing::Not(MatchesGradientOf(problem, "v_c")));
}

TEST(Sigmoid, MatchesInVectorsOfTheStandardLibrary) {
  const std::vector<double> x{-2, 0, 0.5};
  std::vector<double> slope;
  for (const double each : x) slope.push_back(1 / (1 + std::exp(-each)) / (1 + std::exp(each)));
  EXPECT_THAT(slope, MatchesGradientOf(gradjudge::problem::sigmoid(x)));
}

TEST(CrossEntropy, TakesProbabilitiesAsTheyAreRounded) {
  const std::vector<double> y{0.1, 0.2, 0.7};
  const std::vector<double> scores{0.5, -1, 2};
  double total = 0;
  for (const double score : scores) total += std::exp(score);
  std::vector<double> delta;
  for (std::size_t k = 0; k < 3; ++k) delta.push_back(std::exp(scores[k]) / total - y[k]);
  EXPECT_THAT(delta, MatchesGradientOf(gradjudge::problem::cross_entropy(scores, y)));
}

TEST(Problem, IsRefusedWithItsReasonIfTheLossIsNotDefinedForIt) {
  const auto refusal = [](const Inputs& problem, const std::string& block) -> std::string {
    try {
      gradjudge::judge(problem, Outputs{{block, v_c}}, block);
    } catch (const std::invalid_argument& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(refusal(gradjudge::problem::naive_softmax(v_c, U, 3), "v_c"),
            "o: index 3 is outside 0 … 2 (there are 3 rows)");
  EXPECT_EQ(refusal(gradjudge::problem::naive_softmax(U, U, 1), "v_c"),
            "v_c: has shape (3, 2), expected a vector");
  EXPECT_EQ(refusal(gradjudge::problem::naive_softmax(v_c, U, 1), "V"),
            "naive_softmax has no block V, expected one of loss, v_c, U");
}

TEST(NothingChecked, IsNeitherAMatchNorItsNegation) {
  const auto nothing = [](const Inputs&) {
    Outputs none;
    none.not_implemented = true;
    return none;
  };
  const gradjudge::SuiteCase a_case = cases_of({"sigmoid"}).front();
  EXPECT_THROW((void)testing::Value(a_case, IsAnsweredBy(nothing)), std::invalid_argument);
  EXPECT_THROW((void)testing::Value(a_case, testing::Not(IsAnsweredBy(nothing))), std::invalid_argument);
}

class Suite : public testing::TestWithParam<gradjudge::SuiteCase> {};

TEST_P(Suite, IsAnswered) {
  EXPECT_THAT(GetParam(), IsAnsweredBy(answer));
}
INSTANTIATE_TEST_SUITE_P(Shipped, Suite, testing::ValuesIn(cases_of({"naive_softmax"})),
                         gradjudge::case_name);

TEST(Wrong, OneGradient) {
  EXPECT_THAT((-naive_softmax<double>(v_c, U, 1).v_c).eval(),
              MatchesGradientOf(gradjudge::problem::naive_softmax(v_c, U, 1), "v_c"));
}

class WrongSuite : public testing::TestWithParam<gradjudge::SuiteCase> {};

TEST_P(WrongSuite, IsAnswered) {
  EXPECT_THAT(GetParam(), IsAnsweredBy(wrong_answer));
}
INSTANTIATE_TEST_SUITE_P(Shipped, WrongSuite,
                         testing::ValuesIn(cases_of({"naive_softmax"}, {{"three_words"}, false})),
                         gradjudge::case_name);

}  // namespace
