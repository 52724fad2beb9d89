// SPDX-License-Identifier: MIT
#include "checks/oracle/bounded.hpp"

#include <gtest/gtest.h>

#include "cases/format/decimal.hpp"
#include "tests/checks/oracle/random_reals.hpp"

namespace gradjudge {
namespace {

using B = Bounded<Real>;

constexpr long double infinity = std::numeric_limits<long double>::infinity();
constexpr double inside[] = {-1, -0.4, 0, 0.7, 1};
constexpr int rounds = 300;

/// Operands from tiny to huge, exact to two digits, with whatever number they stand for.
template <class Operation>
void expect_covered(std::uint64_t seed, Operation operation) {
  RandomReals random(seed);
  for (int round = 0; round < rounds; ++round) {
    const B a = random.bounded(random.whole(-3000, 3000), -random.whole(4, 280));
    // Some near to a, so that sums cancel.
    const B b = round % 3 == 0 ? B(a.value * Real("1.0000000001"), a.error / 2)
                               : random.bounded(random.whole(-3000, 3000), -random.whole(4, 280));
    const B result = operation(a, b);
    for (const double s : inside) {
      for (const double t : inside) {
        ASSERT_TRUE(covers(result, operation(within(a, s), within(b, t))))
            << a.value << " ± " << a.error << " and " << b.value << " ± " << b.error;
      }
    }
  }
}

TEST(Bounded, SumHoldsTheSumAt1025Bits) {
  expect_covered(1, [](const auto& a, const auto& b) { return a + b; });
}

TEST(Bounded, DifferenceHoldsTheDifferenceAt1025Bits) {
  expect_covered(2, [](const auto& a, const auto& b) { return a - b; });
}

TEST(Bounded, ProductHoldsTheProductAt1025Bits) {
  expect_covered(3, [](const auto& a, const auto& b) { return a * b; });
}

TEST(Bounded, QuotientHoldsTheQuotientAt1025Bits) {
  expect_covered(4, [](const auto& a, const auto& b) { return a / b; });
}

TEST(Bounded, ProductWithAnExactFactorIsNoWiderThanWithABoundedOne) {
  RandomReals random(5);
  for (int round = 0; round < rounds; ++round) {
    const B a = random.bounded(random.whole(-3000, 3000), -random.whole(4, 280));
    const Real b = random.real(random.whole(-3000, 3000));
    const B result = a * b;
    for (const double t : inside) ASSERT_TRUE(covers(result, within(a, t) * Real1024(b)));
    EXPECT_LE(result.error, (a * B(b)).error);
  }
}

TEST(Bounded, ExponentialHoldsTheExponentialAt1025Bits) {
  RandomReals random(6);
  for (int round = 0; round < rounds; ++round) {
    const B a = random.bounded(random.whole(-300, 20), -random.whole(4, 280));
    const B result = exp(a);
    for (const double t : inside)
      ASSERT_TRUE(covers(result, exp(within(a, t)))) << a.value << " ± " << a.error;
  }
}

TEST(Bounded, LogarithmHoldsTheLogarithmAt1025Bits) {
  RandomReals random(7);
  for (int round = 0; round < rounds; ++round) {
    B a = random.bounded(random.whole(-3000, 3000), -random.whole(4, 280));
    a.value = abs(a.value);
    const B result = log(a);
    for (const double t : inside)
      ASSERT_TRUE(covers(result, log(within(a, t)))) << a.value << " ± " << a.error;
  }
}

TEST(Bounded, LogarithmOfOnePlusHoldsItAt1025Bits) {
  RandomReals random(8);
  for (int round = 0; round < rounds; ++round) {
    B a = random.bounded(random.whole(-3000, 600), -random.whole(4, 280));
    if (a.value < -0.5) a.value = -a.value;
    const B result = log1p(a);
    for (const double t : inside)
      ASSERT_TRUE(covers(result, log1p(within(a, t)))) << a.value << " ± " << a.error;
  }
}

TEST(Bounded, BoundOfExactOperandsIsHalfAUnitInTheLastPlace) {
  const B third = B(1) / B(3);
  EXPECT_GE(third.error, 0x1p-259L);  // 1/3 is in [2^−2, 2^−1): its last place is worth 2^−258
  EXPECT_LE(third.error, 0x1.0001p-259L);
  EXPECT_LE((third * B(3)).error, 3.01L * third.error + 0x1.0001p-257L);
}

TEST(Bounded, DivisionByWhatMayBeZeroIsOffByAnything) {
  EXPECT_EQ((B(1) / B(0)).error, infinity);
  EXPECT_EQ((B(0) / B(0)).error, infinity);
  EXPECT_EQ((B(1) / B(Real(1), 1)).error, infinity);
  EXPECT_EQ((B(1) / B(Real(-1), 2)).error, infinity);
  EXPECT_LT((B(1) / B(Real(-1), 0.99L)).error, 101);
}

TEST(Bounded, LogarithmOfWhatMayNotBePositiveIsOffByAnything) {
  EXPECT_EQ(log(B(0)).error, infinity);
  EXPECT_EQ(log(B(-5)).error, infinity);
  EXPECT_EQ(log(B(Real(1), 1)).error, infinity);
  EXPECT_LT(log(B(Real(1), 0.99L)).error, 100);
  EXPECT_EQ(log1p(B(-1)).error, infinity);
  EXPECT_EQ(log1p(B(-5)).error, infinity);
  EXPECT_EQ(log1p(B(Real(0), 1)).error, infinity);
}

TEST(Bounded, WhatOverflowsIsOffByAnything) {
  const B huge = B(Real("1e30"));
  EXPECT_EQ(exp(huge).error, infinity);
  EXPECT_EQ((exp(huge) + B(1)).error, infinity);
  EXPECT_EQ((B(1) / exp(huge)).error, infinity);
  EXPECT_EQ(log1p(exp(huge)).error, infinity);
}

TEST(Bounded, WhatUnderflowsIsOffByLessThanAnyProbabilityThatMatters) {
  const B none = exp(B(Real("-1e30")));
  EXPECT_EQ(none.value, 0);
  EXPECT_GT(none.error, 0);
  EXPECT_LE(none.error, 4 * smallest_bound);
  EXPECT_EQ(exp(B(Real("-1e30"), 1e30L)).error, infinity);
}

TEST(Bounded, ExponentialOfAScoreThatIsHardlyKnownIsKnownInTheTail) {
  // e^(−1e81 ± 2000): the running error alone, a factor of e^2000 on the smallest bound, would say nothing.
  EXPECT_LE(exp(B(Real("-1e81"), 20000)).error, 4 * smallest_bound);
  EXPECT_LE(exp(B(Real("-1e600"), 1e523L)).error, 4 * smallest_bound);
  const B spread = exp(B(Real(-50), 20));
  EXPECT_TRUE(covers(spread, exp(Real1024(-30))));
  EXPECT_TRUE(covers(spread, exp(Real1024(-70))));
  EXPECT_LE(spread.error, std::exp(-30.0L) * 1.001L);
  EXPECT_EQ(exp(B(Real(0), infinity)).error, infinity);
}

TEST(Bounded, UpperExponentialIsAboveAllThatTheArgumentMayBe) {
  RandomReals random(11);
  for (int round = 0; round < rounds; ++round) {
    const B a = random.bounded(random.whole(-20, 12), -random.whole(-3, 40));
    EXPECT_LE(exp(within(a, 1)), Real1024(upper_exponential(a))) << a.value << " ± " << a.error;
  }
}

TEST(Bounded, NothingTimesWhatIsOffByAnythingIsNothing) {
  const B unknown(Real(3), infinity);
  EXPECT_LE((unknown * B(0)).error, 2 * smallest_bound);
  EXPECT_LE((B(0) * unknown).error, 2 * smallest_bound);
  EXPECT_EQ((B(2) * unknown).error, infinity);
  EXPECT_EQ((unknown * B(Real(0), 1e-9L)).error, infinity);
}

TEST(Bounded, TimesAWholeNumberIsExactWhereItFits) {
  const B product = times(B(Real(0.75)), -3);
  EXPECT_EQ(product.value, Real(-2.25));
  EXPECT_EQ(product.error, 0);
  RandomReals random(12);
  for (int round = 0; round < rounds; ++round) {
    const B a = random.bounded(random.whole(-300, 300), -random.whole(4, 280));
    for (const int n : {-7, 1, 3, 1000}) {
      for (const double t : inside) ASSERT_TRUE(covers(times(a, n), within(a, t) * n));
    }
  }
}

TEST(AsWritten, CountsWhatADecimalLostWhenItWasRead) {
  for (const char* text : {"0.1", "-0.1", "1e300", "0.7e-9", "123456.789"}) {
    const B number = as_written(*parse_decimal(text));
    EXPECT_TRUE(covers(number, Real1024(text))) << text;
    EXPECT_GT(number.error, 0) << text;
    EXPECT_LE(number.error, 0x1p-256L * upper_magnitude(number.value)) << text;
    EXPECT_EQ(as_written(Real1024(*parse_decimal(text))).error, number.error) << text;
  }
  for (const char* text : {"0", "0.5", "-1e81", "3"})
    EXPECT_EQ(as_written(*parse_decimal(text)).error, 0) << text;
}

TEST(Bounded, ErrorsOfProbabilitiesBelowTheSmallestDoubleAreKept) {
  const B tiny = exp(B(-1000));
  EXPECT_GT(tiny.error, 0);
  EXPECT_LE(tiny.error, 1e-511L);  // 5.08e−435 · 2^−257
}

TEST(Bounded, TimesAPowerOfTwoIsExact) {
  RandomReals random(9);
  for (int round = 0; round < rounds; ++round) {
    const B a(random.real(random.whole(-3000, 3000)));
    const int exponent = random.whole(-4000, 4000);
    const B product = times_power_of_two(a, exponent);
    EXPECT_EQ(product.error, 0);
    EXPECT_EQ(Real1024(product.value), ldexp(Real1024(a.value), exponent));
  }
}

TEST(Bounded, TimesAPowerOfTwoScalesTheBound) {
  const B product = times_power_of_two(B(Real(3), 0.5L), -10);
  EXPECT_EQ(product.value * 1024, 3);
  EXPECT_GE(product.error, 0x1p-11L);
  EXPECT_LE(product.error, 0x1.0001p-11L);
}

TEST(Bounded, RoundingToAnotherPrecisionIsCounted) {
  const Bounded<Real1024> third = Bounded<Real1024>(1) / Bounded<Real1024>(3);
  const B rounded = round_to<Real>(third);
  EXPECT_TRUE(covers(rounded, third.value));
  EXPECT_LE(rounded.error, 0x1.0001p-259L);
  EXPECT_LT(third.error, 0x1p-1026L);
  EXPECT_EQ(round_to<Real>(Bounded<Real1024>(0.375)).error, 0);
}

TEST(Bounded, MagnitudesEncloseTheNumber) {
  RandomReals random(10);
  for (int round = 0; round < rounds; ++round) {
    const Real x = random.real(random.whole(-16000, 16000));
    EXPECT_LE(Real(abs(x)), Real(upper_magnitude(x)));
    EXPECT_GE(Real(abs(x)), Real(lower_magnitude(x)));
    EXPECT_LE(upper_magnitude(x), lower_magnitude(x) * (1 + 0x1p-50L));
  }
  EXPECT_EQ(upper_magnitude(Real(0)), 0);
  EXPECT_EQ(lower_magnitude(Real(0)), 0);
  EXPECT_EQ(lower_magnitude(B(Real(1), 2)), 0);
  EXPECT_GE(upper_magnitude(B(Real(-1), 2)), 3);
}

TEST(Bounded, PowersOfTwoAreExactWithinAndBeyondDouble) {
  for (const long exponent : {-16000L, -1023L, -1022L, -1L, 0L, 1L, 1023L, 1024L, 16000L}) {
    EXPECT_EQ(power_of_two(exponent), std::ldexp(1.0L, static_cast<int>(exponent)));
  }
}

}  // namespace
}  // namespace gradjudge
