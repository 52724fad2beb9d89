// SPDX-License-Identifier: MIT
#include "cases/random_problem.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "reference/loss_names.hpp"
#include "reference/written_decimal.hpp"

namespace gradjudge {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::Ge;
using testing::Le;
using testing::Ne;

RandomProblem request(const std::string& loss, std::uint64_t seed) {
  RandomProblem asked;
  asked.loss = loss;
  asked.seed = seed;
  return asked;
}

/// The decimal as cases hold it: rounded to odd (see written_decimal).
Real decimal(int units, int units_per_one) {
  Real quotient;
  const int ternary = mpfr_div(quotient.backend().data(), Real(units).backend().data(),
                               Real(units_per_one).backend().data(), MPFR_RNDZ);
  return rounded_to_odd(quotient, ternary);
}

/// Each number times 10^decimals, which must be whole.
std::vector<int> in_units(const Matrix<Real>& numbers, int units_per_one) {
  std::vector<int> units;
  for (Index i = 0; i < numbers.size(); ++i) {
    const int nearest = static_cast<int>(Real(round(numbers.data()[i] * units_per_one)));
    EXPECT_EQ(numbers.data()[i], decimal(nearest, units_per_one));
    units.push_back(nearest);
  }
  return units;
}

// The expected numbers come from a separate implementation of the generator and of the mapping, in Python.

TEST(RandomProblem, UniformNumbersAreTheSameEverywhere) {
  RandomProblem asked = request("sigmoid", 9);
  asked.scale = 2;
  asked.d = 5;
  const auto problem = std::get<SigmoidProblem<Real>>(make_problem(asked));
  EXPECT_THAT(in_units(problem.x, 1000), ElementsAre(123, 46, 1581, 1390, -1034));
}

TEST(RandomProblem, NormalNumbersAreTheSameEverywhere) {
  RandomProblem asked = request("sigmoid", 2024);
  asked.distribution = RandomProblem::Distribution::normal;
  asked.d = 6;
  const auto problem = std::get<SigmoidProblem<Real>>(make_problem(asked));
  EXPECT_THAT(in_units(problem.x, 1000), ElementsAre(-276, 1048, -291, -881, 1545, -67));
}

TEST(RandomProblem, NegativeSamplingIsTheSameEverywhere) {
  RandomProblem asked = request("negative_sampling", 7);
  asked.V = 3;
  asked.d = 2;
  asked.K = 2;
  asked.decimals = 1;
  const auto problem = std::get<NegativeSamplingProblem<Real>>(make_problem(asked));
  EXPECT_EQ(problem.o, 0);
  EXPECT_THAT(problem.negatives, ElementsAre(2, 1));
  EXPECT_THAT(in_units(problem.v_c, 10), ElementsAre(-9, -2));
  EXPECT_THAT(in_units(problem.U, 10), ElementsAre(9, 2, -1, -1, -2, 9));
}

TEST(RandomProblem, SkipGramIsTheSameEverywhere) {
  RandomProblem asked = request("skip_gram", 5);
  asked.inner = "negative_sampling";
  asked.V = 4;
  asked.K = 2;
  asked.m = 1;
  const auto problem = std::get<SkipGramProblem<Real>>(make_problem(asked));
  EXPECT_THAT(problem.sentence, ElementsAre(2, 0, 0, 2, 0));
  EXPECT_EQ(problem.t, 2);
  EXPECT_THAT(problem.negatives, ElementsAre(ElementsAre(1, 1), ElementsAre(3, 0)));
  EXPECT_EQ(problem.V(0, 0), decimal(-894, 1000));
}

TEST(RandomProblem, CbowIsTheSameEverywhere) {
  RandomProblem asked = request("cbow", 6);
  asked.V = 4;
  asked.m = 1;
  const auto problem = std::get<CbowProblem<Real>>(make_problem(asked));
  EXPECT_EQ(problem.o, 3);
  EXPECT_THAT(problem.context, ElementsAre(2, 3));
  EXPECT_EQ(problem.V(0, 0), decimal(653, 1000));
}

TEST(RandomProblem, CrossEntropyIsTheSameEverywhere) {
  RandomProblem asked = request("cross_entropy", 8);
  asked.d = 5;
  const auto problem = std::get<CrossEntropyProblem<Real>>(make_problem(asked));
  EXPECT_THAT(in_units(problem.y, 1), ElementsAre(0, 0, 0, 1, 0));
  EXPECT_THAT(in_units(problem.scores, 1000), ElementsAre(879, 766, 761, -588, 312));
}

TEST(RandomProblem, NoEntryOfAReluIsZero) {
  RandomProblem asked = request("relu", 1);
  asked.decimals = 0;
  asked.d = 8;
  const auto problem = std::get<LeakyReluProblem<Real>>(make_problem(asked));
  EXPECT_THAT(in_units(problem.x, 1), ElementsAre(-1, -1, -1, -1, 1, 1, -1, 1));
}

TEST(RandomProblem, EveryLossIsValidAndItself) {
  for (const std::string_view loss : all_losses) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const auto problem = make_problem(request(std::string(loss), seed));
      EXPECT_EQ(loss_id(problem), loss);
      EXPECT_NO_THROW(validate(problem)) << loss << " " << seed;
    }
  }
}

TEST(RandomProblem, SeedsDiffer) {
  const auto one = std::get<SigmoidProblem<Real>>(make_problem(request("sigmoid", 1)));
  const auto two = std::get<SigmoidProblem<Real>>(make_problem(request("sigmoid", 2)));
  EXPECT_NE(one.x, two.x);
}

TEST(RandomProblem, UniformNumbersFillTheirRange) {
  RandomProblem asked = request("sigmoid", 3);
  asked.decimals = 1;
  asked.scale = 0.5;
  asked.d = 1000;
  const auto units = in_units(std::get<SigmoidProblem<Real>>(make_problem(asked)).x, 10);
  EXPECT_THAT(units, Each(AllOf(Ge(-5), Le(5))));
  for (int unit = -5; unit <= 5; ++unit) EXPECT_THAT(units, testing::Contains(unit));
}

TEST(RandomProblem, NormalNumbersHaveTheStandardDeviation) {
  RandomProblem asked = request("sigmoid", 3);
  asked.distribution = RandomProblem::Distribution::normal;
  asked.scale = 3;
  asked.d = 20000;
  const auto x = cast<double>(make_problem(asked));
  const auto& numbers = std::get<SigmoidProblem<double>>(x).x;
  EXPECT_NEAR(numbers.mean(), 0, 0.1);
  EXPECT_NEAR(numbers.squaredNorm() / 20000, 9, 0.3);
}

TEST(RandomProblem, NegativesLeaveTheOutsideWordOut) {
  RandomProblem asked = request("negative_sampling", 4);
  asked.V = 3;
  asked.K = 50;
  const auto problem = std::get<NegativeSamplingProblem<Real>>(make_problem(asked));
  EXPECT_THAT(problem.negatives, Each(Ne(problem.o)));
}

TEST(RandomProblem, TheOnlyWordIsItsOwnNegative) {
  RandomProblem asked = request("negative_sampling", 4);
  asked.V = 1;
  asked.K = 2;
  const auto problem = std::get<NegativeSamplingProblem<Real>>(make_problem(asked));
  EXPECT_THAT(problem.negatives, ElementsAre(0, 0));
}

TEST(RandomProblem, WordsDoNotDependOnTheDimension) {
  RandomProblem asked = request("skip_gram", 12);
  asked.inner = "negative_sampling";
  const auto three = std::get<SkipGramProblem<Real>>(make_problem(asked));
  asked.d = 1;
  const auto one = std::get<SkipGramProblem<Real>>(make_problem(asked));
  EXPECT_EQ(one.sentence, three.sentence);
  EXPECT_EQ(one.negatives, three.negatives);
}

/// The field that a request is refused for.
std::string refused_for(const RandomProblem& asked) {
  try {
    make_problem(asked);
  } catch (const InvalidProblem& error) {
    return error.field;
  }
  return "";
}

TEST(RandomProblem, RefusesImpossibleRequestsByName) {
  const auto refused = [](auto change) {
    RandomProblem asked = request("skip_gram", 1);
    change(asked);
    return refused_for(asked);
  };
  EXPECT_EQ(refused([](auto&) {}), "");
  EXPECT_EQ(refused([](auto& asked) { asked.loss = "softmax"; }), "loss");
  EXPECT_EQ(refused([](auto& asked) { asked.inner = "hierarchical"; }), "inner");
  EXPECT_EQ(refused([](auto& asked) { asked.V = 0; }), "V");
  EXPECT_EQ(refused([](auto& asked) { asked.d = 0; }), "d");
  EXPECT_EQ(refused([](auto& asked) { asked.K = 0; }), "K");
  EXPECT_EQ(refused([](auto& asked) { asked.m = -1; }), "m");
  EXPECT_EQ(refused([](auto& asked) { asked.d = 4'000'000; }), "V");
  EXPECT_EQ(refused([](auto& asked) { asked.K = 4'000'000; }), "K");
  EXPECT_EQ(refused([](auto& asked) { asked.decimals = 13; }), "decimals");
  EXPECT_EQ(refused([](auto& asked) { asked.scale = 0.0001; }), "scale");
  EXPECT_EQ(refused([](auto& asked) { asked.scale = 1e13; }), "scale");
  EXPECT_EQ(refused([](auto& asked) { asked.scale = std::numeric_limits<double>::quiet_NaN(); }), "scale");
}

}  // namespace
}  // namespace gradjudge
