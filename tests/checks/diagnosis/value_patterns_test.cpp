// SPDX-License-Identifier: MIT
#include "checks/diagnosis/value_patterns.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cmath>

#include "tests/checks/diagnosis/observed_cases.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;

/// What is said where every number of U is another function of itself.
template <class Function>
std::vector<Diagnosis> found_for(Function f) {
  return diagnose(observe_changed(softmax_problems(), [&](const auto&, Answer& answer) {
    for (double& x : numbers(answer, "U")) x = f(x);
  }));
}

TEST(ValuePatterns, NameWhatBecameOfEveryNumber) {
  EXPECT_THAT(ids(found_for([](double) { return 0.0; })), ElementsAre("gradient-zero"));
  EXPECT_THAT(ids(found_for([](double x) { return std::abs(x); })), ElementsAre("absolute-value"));
  EXPECT_THAT(ids(found_for([](double x) { return std::clamp(x, -0.1, 0.1); })),
              ElementsAre("entries-clipped"));
  EXPECT_THAT(ids(found_for([](double x) { return std::round(x * 1000) / 1000; })), ElementsAre("rounded"));
  EXPECT_THAT(ids(found_for([](double x) { return std::stod(fmt::format("{:.4g}", x)); })),
              ElementsAre("rounded"));
}

TEST(ValuePatterns, SayHowFarItIsRounded) {
  EXPECT_EQ(found_for([](double x) { return std::round(x * 1000) / 1000; })[0].sentence,
            "U is rounded to 3 decimals.");
  EXPECT_EQ(found_for([](double x) { return std::stod(fmt::format("{:.4g}", x)); })[0].sentence,
            "U is rounded to 4 significant digits.");
}

TEST(ValuePatterns, EntriesThatWereNeverWritten) {
  const auto found = diagnose(observe_changed(softmax_problems(), [](const auto& problem, Answer& answer) {
    auto& U = numbers(answer, "U");
    const auto d = static_cast<std::size_t>(std::get<NaiveSoftmaxProblem<double>>(problem).U.cols());
    std::fill(U.end() - static_cast<std::ptrdiff_t>(d), U.end(), 0.0);
  }));
  ASSERT_THAT(ids(found), ElementsAre("entries-left-out"));
  EXPECT_EQ(found[0].where, "in U, only in the last row");
}

TEST(ValuePatterns, ADriftOfTheSameSizeIsNone) {
  EXPECT_THAT(ids(found_for([](double x) { return x + 1e-4 * std::sin(20 * x); })),
              ElementsAre("unexplained"));
  EXPECT_THAT(ids(found_for([](double x) { return x + 1e-9 * std::sin(20 * x); })),
              ElementsAre("digits-lost"));
}

}  // namespace
}  // namespace gradjudge
