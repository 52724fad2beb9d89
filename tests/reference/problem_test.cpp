// SPDX-License-Identifier: MIT
#include "reference/problem.hpp"

#include <gmock/gmock.h>

#include "tests/reference/mistakes/rich_problems.hpp"
#include "tests/reference/scalars.hpp"

namespace gradjudge {
namespace {

TEST(Problem, HasItsLossesId) {
  std::vector<std::string> ids;
  for (const auto& problem : rich_problems()) {
    if (ids.empty() || ids.back() != loss_id(problem)) ids.emplace_back(loss_id(problem));
  }
  EXPECT_THAT(ids, testing::ElementsAre("cross_entropy", "sigmoid", "relu", "leaky_relu", "naive_softmax",
                                        "negative_sampling", "hierarchical_softmax", "skip_gram", "cbow"));
}

TEST(Problem, IsValidatedAsTheProblemThatItHolds) {
  for (const auto& problem : rich_problems()) EXPECT_NO_THROW(validate(problem));
  const Problem<double> invalid = SigmoidProblem<double>{};
  EXPECT_THROW(validate(invalid), InvalidProblem);
}

TEST(Problem, IsCastNumberByNumberAndIndexByIndex) {
  const Problem<Real> problem = CbowProblem<Real>{Matrix<Real>::Constant(2, 1, Real("0.1")),
                                                  Matrix<Real>::Constant(2, 1, Real("0.7")),
                                                  {1, 0, 1},
                                                  1,
                                                  InnerLoss::negative_sampling,
                                                  {0, 0}};
  const auto rounded = std::get<CbowProblem<float>>(cast<float>(problem));
  EXPECT_EQ(rounded.V(1, 0), 0.1F);
  EXPECT_EQ(rounded.U(0, 0), 0.7F);
  EXPECT_EQ(rounded.context, (std::vector<Index>{1, 0, 1}));
  EXPECT_EQ(rounded.o, 1);
  EXPECT_EQ(rounded.inner, InnerLoss::negative_sampling);
  EXPECT_EQ(rounded.negatives, (std::vector<Index>{0, 0}));
}

/// A problem survives the way to a wider scalar and back.
TEST(Problem, CastToAWiderScalarLosesNothing) {
  for (const auto& problem : rich_problems()) {
    const Problem<double> narrow = cast<double>(problem);
    const auto there = evaluate(narrow);
    const auto back = evaluate(cast<double>(cast<Real>(narrow)));
    for (std::size_t i = 0; i < there.blocks.size(); ++i) {
      EXPECT_EQ(there.blocks[i].values, back.blocks[i].values) << loss_id(problem);
    }
  }
}

TEST(Problem, TheEvaluationHasTheLossFirstAndThenABlockForEachInput) {
  for (const auto& problem : rich_problems()) {
    const auto evaluation = evaluate(problem);
    std::vector<std::string> found;
    std::vector<Index> sizes;
    for (const auto& block : evaluation.blocks) {
      found.push_back(block.name);
      sizes.push_back(block.rows() * block.columns());
    }
    const bool elementwise = found.front() == "value";
    std::vector<std::string> expected{elementwise ? "value" : "loss"};
    std::vector<Index> expected_sizes{elementwise ? sizes.back() : 1};
    std::visit(
        [&](const auto& p) {
          p.for_each_input(p, [&](std::string_view name, const auto& input) {
            expected.emplace_back(name);
            expected_sizes.push_back(input.size());
          });
        },
        problem);
    EXPECT_EQ(found, expected) << loss_id(problem);
    EXPECT_EQ(sizes, expected_sizes) << loss_id(problem);
    if (!elementwise) {
      EXPECT_EQ(evaluation.at("loss").values(0, 0), loss(problem)) << loss_id(problem);
    }
  }
}

/// The gradients against the losses themselves, by central differences in high precision: with h = 2^−80 the
/// truncation is about h² and the rounding about 2^−257/h.
TEST(Problem, EveryGradientIsTheDerivativeOfTheLoss) {
  const Real h = ldexp(Real(1), -80);
  for (const auto& problem : rich_problems()) {
    const auto evaluation = evaluate(problem);
    std::visit(
        [&](const auto& p) {
          auto moved = p;
          moved.for_each_input(moved, [&](std::string_view name, auto& input) {
            const Matrix<Real> gradient = dense(evaluation.at(name));
            for (Index i = 0; i < input.size(); ++i) {
              const Real x = input.data()[i];
              if (x == 0 && name == "x") continue;  // relu has no derivative at 0
              input.data()[i] = x + h;
              const Real above = loss(moved);
              input.data()[i] = x - h;
              const Real below = loss(moved);
              input.data()[i] = x;
              EXPECT_LT(abs(gradient.data()[i] - (above - below) / (2 * h)), 1e-40)
                  << loss_id(problem) << " " << name << " " << i;
            }
          });
        },
        problem);
  }
}

template <class Scalar>
class ProblemIn : public testing::Test {};
TYPED_TEST_SUITE(ProblemIn, Scalars);

/// Every loss in every scalar agrees with high precision to a few hundred units in the last place.
TYPED_TEST(ProblemIn, AgreesWithHighPrecision) {
  for (const auto& problem : rich_problems()) {
    const Problem<TypeParam> rounded = cast<TypeParam>(problem);
    const auto expected = evaluate(cast<Real>(rounded));
    const auto found = evaluate(rounded);
    for (std::size_t i = 0; i < expected.blocks.size(); ++i) {
      EXPECT_EQ(found.blocks[i].touched, expected.blocks[i].touched);
      const Matrix<Real> difference =
          found.blocks[i].values.template cast<Real>() - expected.blocks[i].values;
      EXPECT_LT(difference.cwiseAbs().maxCoeff(), 100 * Real(std::numeric_limits<TypeParam>::epsilon()))
          << loss_id(problem) << " " << expected.blocks[i].name;
    }
  }
}

TYPED_TEST(ProblemIn, IsFiniteAtScoresOfAThousand) {
  for (const auto& problem : large_problems()) {
    for (const auto& block : evaluate(cast<TypeParam>(problem)).blocks) {
      EXPECT_TRUE((block.values - block.values).isZero(TypeParam(0)))
          << loss_id(problem) << " " << block.name;
    }
  }
}

}  // namespace
}  // namespace gradjudge
