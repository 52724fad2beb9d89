// SPDX-License-Identifier: MIT
#include "checks/budget/honest_forms.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

template <class Forms>
void expect_equal_on_paper(const Forms& all) {
  for (const double x : {-3.0, -0.5, 0.0, 0.25, 2.0}) {
    for (const auto& form : all)
      EXPECT_NEAR(form.compute(x), all[0].compute(x), 1e-14) << form.name << " at " << x;
  }
}

template <class Forms>
void expect_equal_vectors(const Forms& all) {
  const Vector<double> z{{-2, 0.5, 3}};
  for (const auto& form : all) {
    EXPECT_LE((form.compute(z) - all[0].compute(z)).cwiseAbs().maxCoeff(), 1e-14) << form.name;
  }
}

TEST(HonestForms, OfOneFunctionAreEqualOnPaper) {
  expect_equal_on_paper(forms::sigma<double>);
  expect_equal_on_paper(forms::sigma_complement<double>);
  expect_equal_on_paper(forms::minus_log_sigma<double>);
  expect_equal_vectors(forms::softmax<double>);
  expect_equal_vectors(forms::minus_log_softmax<double>);
}

TEST(HonestForms, BeginWithTheOneThatIsSoundEverywhere) {
  for (const double x : {-1e300, -1000.0, -40.0, 40.0, 1000.0, 1e300}) {
    EXPECT_TRUE(std::isfinite(forms::sigma<double>[0].compute(x)));
    EXPECT_TRUE(std::isfinite(forms::sigma_complement<double>[0].compute(x)));
    EXPECT_TRUE(std::isfinite(forms::minus_log_sigma<double>[0].compute(x)));
    EXPECT_TRUE(forms::softmax<double>[0].compute(Vector<double>{{x, 0}}).allFinite());
    EXPECT_TRUE(forms::minus_log_softmax<double>[0].compute(Vector<double>{{x, 0}}).allFinite());
  }
}

}  // namespace
}  // namespace gradjudge
