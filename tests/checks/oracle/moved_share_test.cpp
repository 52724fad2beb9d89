// SPDX-License-Identifier: MIT
#include "checks/oracle/moved_share.hpp"

#include <gtest/gtest.h>

#include "tests/checks/oracle/random_reals.hpp"

namespace gradjudge {
namespace {

using B = Bounded<Real>;

/// log(1 − w + w e^δ) at 1025 bits, which leaves hundreds of digits after every cancellation here.
Real1024 phi(const Real1024& w, const Real1024& delta) {
  return log1p(w * expm1(delta));
}

/// φ‴ = q(1−q)(1−2q) slope³ at δ.
Real1024 third_derivative(const Real1024& w, const Real1024& delta, const Real1024& slope) {
  const Real1024 q = w * exp(delta) / (1 - w + w * exp(delta));
  return q * (1 - q) * (1 - 2 * q) * slope * slope * slope;
}

TEST(ShareDifference, HasFullRelativeAccuracyHoweverSmallTheShare) {
  for (const char* share : {"1", "0.999999", "0.5", "1e-10", "1e-300", "1e-435"}) {
    for (const int log2 : {-10, -128, -300}) {
      for (const char* slope : {"1", "-0.37", "1e-20"}) {
        const B w{Real(share)};
        const Real1024 delta = ldexp(Real1024(Real(slope)), log2);
        const B difference = share_difference(w, moved_score(B(Real(slope)), {log2}));
        const Real1024 exact = phi(Real1024(w.value), delta) - phi(Real1024(w.value), -delta);
        EXPECT_TRUE(covers(difference, exact)) << share << " " << log2 << " " << slope;
        EXPECT_LE(difference.error, 1e-74L * upper_magnitude(difference.value));
      }
    }
  }
}

TEST(ShareDifference, IsZeroForNoShareAndForNoMove) {
  EXPECT_EQ(share_difference(B(0), moved_score(B(1), {-128})).value, 0);
  EXPECT_EQ(share_difference(B(Real("0.3")), moved_score(B(0), {-128})).value, 0);
}

TEST(ShareThirdDerivative, IsNeverBelowTheThirdDerivativeWithinTheStep) {
  for (const char* share : {"1", "0.7887", "0.5", "0.2113", "0.1", "1e-3", "1e-300", "1e-435"}) {
    for (const char* slope : {"1", "-3", "1e-9", "1e9"}) {
      const Step step{-40};
      const B w{Real(share)};
      const Real1024 bound(share_third_derivative(w, moved_score(B(Real(slope)), step)));
      for (const double t : {-1.0, 0.0, 1.0}) {
        const Real1024 delta = ldexp(Real1024(Real(slope)), step.log2) * t;
        EXPECT_LE(abs(third_derivative(Real1024(w.value), delta, Real1024(Real(slope)))), bound) << share;
      }
    }
  }
}

TEST(ShareThirdDerivative, IsNearlyAttained) {
  // C₃ at w = (3 − √3)/6, and w slope³ as w vanishes.
  const Real w = (3 - sqrt(Real(3))) / 6;
  const auto move = moved_score(B(2), {-128});
  EXPECT_LE(share_third_derivative(B(w), move),
            static_cast<long double>(third_derivative(Real1024(w), 0, 2)) * (1 + 1e-15L));
  EXPECT_LE(share_third_derivative(B(Real("1e-435")), move), 8.1e-435L);
}

}  // namespace
}  // namespace gradjudge
