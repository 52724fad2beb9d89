// SPDX-License-Identifier: MIT
#include "checks/oracle/formula/jet_arithmetic.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "reference/formula/functions.hpp"

namespace gradjudge {
namespace {

/// The jet of x itself at a double.
Jet moving(double x) {
  Jet jet;
  arb_set_d(jet.c[0].get(), x);
  jet.c[1] = Ball(1);
  return jet;
}

std::vector<double> coefficients(const Jet& jet) {
  std::vector<double> all;
  for (const Ball& one : jet.c) all.push_back(arf_get_d(arb_midref(one.get()), ARF_RND_NEAR));
  return all;
}

void expect_near(const Jet& jet, const std::vector<double>& expected) {
  const std::vector<double> found = coefficients(jet);
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(found[i], expected[i], 1e-15) << i;
}

Jet of(const char* function, double x) {
  const std::vector<Jet> argument{moving(x)};
  return JetArithmetic{}.function(*formula::find_function(function), argument);
}

TEST(JetArithmetic, FunctionsHaveTheirTaylorCoefficients) {
  expect_near(of("exp", 0), {1, 1, 1.0 / 2, 1.0 / 6});
  expect_near(of("log", 1), {0, 1, -1.0 / 2, 1.0 / 3});
  expect_near(of("sigma", 0), {0.5, 0.25, 0, -1.0 / 48});
  expect_near(of("tanh", 0), {0, 1, 0, -1.0 / 3});
  expect_near(of("sin", 0), {0, 1, 0, -1.0 / 6});
  expect_near(of("sqrt", 1), {1, 0.5, -1.0 / 8, 1.0 / 16});
}

TEST(JetArithmetic, ProductsAndQuotients) {
  const JetArithmetic arithmetic;
  const Jet x = moving(2);
  expect_near(arithmetic.product(x, x), {4, 4, 1, 0});
  expect_near(arithmetic.quotient(arithmetic.constant(Ball(1)), x), {0.5, -0.25, 0.125, -0.0625});
  expect_near(arithmetic.power(x, -1), {0.5, -0.25, 0.125, -0.0625});
}

TEST(JetArithmetic, AChoiceThatCannotBeToldHasNoDerivatives) {
  Jet a = moving(0);
  arb_add_error_2exp_si(a.c[0].get(), -10);
  const JetArithmetic arithmetic;
  const Jet chosen =
      arithmetic.select(formula::Comparison::less, arithmetic.constant(Ball(0)), a, a, moving(1));
  EXPECT_FALSE(arb_is_finite(chosen.c[3].get()));
}

}  // namespace
}  // namespace gradjudge
