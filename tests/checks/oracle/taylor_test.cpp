// SPDX-License-Identifier: MIT
#include "checks/oracle/taylor.hpp"

#include <gtest/gtest.h>

#include "reference/logistic.hpp"
#include "reference/real.hpp"

namespace gradjudge {
namespace {

using T = Taylor<Real>;

/// The first three derivatives, which must lie within their bounds.
void expect_derivatives(const T& f, const Real& first, const Real& second, const Real& third) {
  const std::array<Real, 3> expected{first, Real(second / 2), Real(third / 6)};
  for (std::size_t k = 0; k < 3; ++k) {
    const Bounded<Real>& c = f.c[k + 1];
    EXPECT_LE(upper_magnitude(Real(c.value - expected[k])), c.error + 1e-70L) << "derivative " << k + 1;
    EXPECT_LT(c.error, 1e-60L);
  }
}

const T x = T::variable(Real("0.75"), 0);

TEST(Taylor, APowerHasItsDerivatives) {
  expect_derivatives(x * x * x, 3 * Real("0.5625"), Real("4.5"), Real(6));
}

TEST(Taylor, AQuotientHasItsDerivatives) {
  const Real q = 1 / Real("0.75");
  expect_derivatives(T(1) / x, -q * q, 2 * q * q * q, -6 * q * q * q * q);
}

TEST(Taylor, ExpAndLogHaveTheirDerivatives) {
  const Real e = exp(Real("1.5"));
  expect_derivatives(exp(x + x), 2 * e, 4 * e, 8 * e);
  const Real q = 1 / Real("0.75");
  expect_derivatives(log(x), q, -q * q, 2 * q * q * q);
  const Real r = 1 / Real("1.75");
  expect_derivatives(log1p(x), r, -r * r, 2 * r * r * r);
}

TEST(Taylor, SigmaHasItsDerivatives) {
  const Real s = sigma(Real("0.75"));
  const Real slope = s * (1 - s);
  expect_derivatives(sigma(x), slope, slope * (1 - 2 * s), slope * (1 - 6 * s + 6 * s * s));
}

TEST(Taylor, AVariableWithinARadiusEnclosesTheDerivativesThere) {
  constexpr long double radius = 0x1p-20L;
  const T f = log1p(exp(T::variable(Real("0.75"), radius)));
  for (const int side : {-1, 1}) {
    const T at_end = log1p(exp(T::variable(Real("0.75") + side * Real(radius), 0)));
    const long double distance = upper_magnitude(Real(f.c[3].value - at_end.c[3].value));
    EXPECT_LE(distance, f.c[3].error);
    EXPECT_GT(distance, 0);
  }
  EXPECT_LT(f.c[3].error, 1e-4L);
}

}  // namespace
}  // namespace gradjudge
