// SPDX-License-Identifier: MIT
#include "checks/diagnosis/sigma_table.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "checks/diagnosis/departure.hpp"
#include "tests/checks/diagnosis/observed_cases.hpp"

namespace gradjudge {
namespace {

using testing::HasSubstr;

/// σ as word2vec.c has it with another size and range.
double read_below(double z, double steps, double range) {
  return sigma(range * (2 * std::floor((z + range) / (2 * range) * steps) / steps - 1));
}

/// Answers whose σ is another function of the score.
std::vector<ObservedCase> with_sigma(double (*f)(double)) {
  return observe_changed(sampling_problems(), [f](const Problem<double>& problem, Answer& answer) {
    // The score for which the exact σ is what f gives.
    const auto logit = [f](double z) { return std::log(f(z)) - std::log1p(-f(z)); };
    answer = to_answer(*evaluate(problem, Departure{logit, {}, {}}));
  });
}

TEST(SigmaTable, IsRecognizedByItsEntries) {
  const auto table = find_sigma_table(with_sigma([](double z) { return read_below(z, 1000, 6); }));
  ASSERT_TRUE(table);
  EXPECT_THAT(table->sentence, HasSubstr("a table of 1000 steps between ±6 (the entry below is taken)"));
  EXPECT_DOUBLE_EQ(table->model.sigma_step, 0.012);
  EXPECT_EQ(table->model.sigma_range, 6);
}

TEST(SigmaTable, IsNamedWithWhatItExplains) {
  const auto found = diagnose(with_sigma([](double z) { return read_below(z, 512, 8); }));
  ASSERT_THAT(ids(found), testing::ElementsAre("sigmoid-table"));
  EXPECT_THAT(found[0].blocks, testing::ElementsAre("loss", "v_c", "U"));
}

TEST(SigmaTable, IsNotSeenInErrorsThatATableCouldHave) {
  EXPECT_FALSE(find_sigma_table(with_sigma([](double z) { return 0.001 + 0.998 * sigma(z); })));
  EXPECT_FALSE(find_sigma_table(
      with_sigma([](double z) { return sigma(z) + 1e-3 * sigma(z) * sigma(-z) * std::sin(40 * z); })));
  EXPECT_FALSE(find_sigma_table(with_sigma([](double z) { return sigma(z); })));
}

TEST(SigmaTable, IsNotSeenWhereThereIsNoSigma) {
  const auto cases = observe_changed(softmax_problems(), [](const auto&, Answer& answer) {
    for (double& x : numbers(answer, "U")) x *= 1 + 1e-4;
  });
  EXPECT_FALSE(find_sigma_table(cases));
}

}  // namespace
}  // namespace gradjudge
