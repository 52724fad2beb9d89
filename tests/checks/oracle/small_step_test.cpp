// SPDX-License-Identifier: MIT
#include "checks/oracle/small_step.hpp"

#include <gtest/gtest.h>

#include "tests/checks/oracle/random_reals.hpp"

namespace gradjudge {
namespace {

using B = Bounded<Real>;

Real1024 two_sinh(const Real1024& x) {
  return 2 * sinh(x);
}
Real1024 small_expm1(const Real1024& x) {
  return expm1(x);
}
Real1024 small_log1p(const Real1024& x) {
  return log1p(x);
}

/// From the largest step allowed down to steps whose square is below every bound in double.
std::vector<Real> small_arguments() {
  RandomReals random(3);
  std::vector<Real> arguments{ldexp(Real(1), -8), ldexp(Real(-1), -8)};
  for (int exponent = -8; exponent >= -600; exponent -= 8) {
    arguments.push_back(random.real(exponent));
    arguments.push_back(random.real(exponent));
  }
  return arguments;
}

template <class Function>
void expect_covered_tightly(Function function) {
  for (const Real& x : small_arguments()) {
    const B result = function(B(x));
    const Real1024 exact = function(Real1024(x));
    ASSERT_TRUE(covers(result, exact)) << x;
    EXPECT_LE(result.error, 64 * power_of_two(-257) * upper_magnitude(result.value)) << x;
  }
}

/// An argument that carries an error passes it on, times a slope of about 1 (2 for 2 sinh).
template <class Function>
void expect_inexact_arguments_covered(Function function) {
  RandomReals random(4);
  for (int exponent = -9; exponent >= -600; exponent -= 8) {
    const B x = random.bounded(exponent, -random.whole(4, 250));
    const B result = function(x);
    for (const double t : {-1.0, -0.3, 1.0}) {
      ASSERT_TRUE(covers(result, function(within(x, t)))) << x.value << " ± " << x.error;
    }
    EXPECT_LE(result.error, 2.1L * x.error + 64 * power_of_two(-257) * upper_magnitude(result.value));
  }
}

template <class Function>
void expect_nothing_of_larger_arguments(Function function) {
  constexpr long double infinity = std::numeric_limits<long double>::infinity();
  const Real largest = ldexp(Real(1), -8);
  EXPECT_EQ(function(B(Real(largest + ldexp(Real(1), -60)))).error, infinity);
  EXPECT_EQ(function(B(Real(-largest - ldexp(Real(1), -60)))).error, infinity);
  EXPECT_EQ(function(B(largest, 0x1p-60L)).error, infinity);
  EXPECT_EQ(function(B(1)).error, infinity);
  EXPECT_EQ(function(B(Real(0), infinity)).error, infinity);
}

template <class Function>
void expect_zero_at_zero(Function function) {
  const B result = function(B(0));
  EXPECT_EQ(result.value, 0);
  EXPECT_LE(result.error, 0x1p-15999L);
}

const auto two_sinh_of = [](const auto& x) { return two_sinh(x); };
const auto expm1_of = [](const auto& x) { return small_expm1(x); };
const auto log1p_of = [](const auto& x) { return small_log1p(x); };

TEST(TwoSinh, AgreesWithMpfrToTheLastBits) {
  expect_covered_tightly(two_sinh_of);
}
TEST(TwoSinh, CarriesTheErrorOfItsArgument) {
  expect_inexact_arguments_covered(two_sinh_of);
}
TEST(TwoSinh, SaysNothingOfWhatIsNotSmall) {
  expect_nothing_of_larger_arguments(two_sinh_of);
}
TEST(TwoSinh, IsZeroAtZero) {
  expect_zero_at_zero(two_sinh_of);
}

TEST(SmallExpm1, AgreesWithMpfrToTheLastBits) {
  expect_covered_tightly(expm1_of);
}
TEST(SmallExpm1, CarriesTheErrorOfItsArgument) {
  expect_inexact_arguments_covered(expm1_of);
}
TEST(SmallExpm1, SaysNothingOfWhatIsNotSmall) {
  expect_nothing_of_larger_arguments(expm1_of);
}
TEST(SmallExpm1, IsZeroAtZero) {
  expect_zero_at_zero(expm1_of);
}

TEST(SmallLog1p, AgreesWithMpfrToTheLastBits) {
  expect_covered_tightly(log1p_of);
}
TEST(SmallLog1p, CarriesTheErrorOfItsArgument) {
  expect_inexact_arguments_covered(log1p_of);
}
TEST(SmallLog1p, SaysNothingOfWhatIsNotSmall) {
  expect_nothing_of_larger_arguments(log1p_of);
}
TEST(SmallLog1p, IsZeroAtZero) {
  expect_zero_at_zero(log1p_of);
}

}  // namespace
}  // namespace gradjudge
