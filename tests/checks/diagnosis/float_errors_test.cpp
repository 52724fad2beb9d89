// SPDX-License-Identifier: MIT
#include "checks/diagnosis/float_errors.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <functional>

namespace gradjudge {
namespace {

using Answer = std::function<double(double)>;

/// A case whose gradient for v_c is `scale` times these numbers, each answered by `yours` of it.
ObservedCase answered(const Answer& yours, double scale) {
  const std::vector<double> truths{0.7310585786300049, -0.1192029220221175, 0.0474258731775668,
                                   0.3333333333333333};
  ObservedBlock block;
  block.returned.name = "v_c";
  block.readable = block.wrong = true;
  const auto count = static_cast<Index>(truths.size());
  block.truth = scale * Eigen::Map<const Vector<double>>(truths.data(), count);
  block.allowed = Matrix<double>::Constant(count, 1, 1e-15);
  block.yours = block.truth.unaryExpr(yours);
  ObservedCase observed;
  observed.blocks.push_back(std::move(block));
  return observed;
}

/// Four cases, the last of them answered in another way.
bool hides(const Answer& yours, const Answer& last) {
  return hides_errors(
      std::vector{answered(yours, 1), answered(yours, 0.3), answered(yours, 1.7), answered(last, 1.1)},
      "v_c");
}
bool hides(const Answer& yours) {
  return hides(yours, yours);
}

double as_float(double x) {
  return static_cast<double>(static_cast<float>(x));
}
double next_float(double x) {
  return static_cast<double>(std::nextafter(static_cast<float>(x), 9.0F));
}

TEST(HidesErrors, ACastOfTheRightNumbersHidesNothing) {
  EXPECT_FALSE(hides(as_float));
}

TEST(HidesErrors, ACastOfNumbersThatAreSlightlyWrongHidesThat) {
  EXPECT_TRUE(hides([](double x) { return as_float(x + 1e-9); }));
  EXPECT_TRUE(hides([](double x) { return as_float(x * (1 + 4e-9)); }));
}

TEST(HidesErrors, SoDoesABlockThatWasNotCastBesideOneThatWas) {
  EXPECT_TRUE(hides([](double x) { return x + 1e-9; }));
}

TEST(HidesErrors, ArithmeticOf32BitsHidesNothing) {
  EXPECT_FALSE(hides(next_float));
  EXPECT_FALSE(hides([](double x) { return as_float(x + 1e-9); }, next_float)) << "one case shows it";
}

TEST(HidesErrors, LargerErrorsAreNoneOfRounding) {
  EXPECT_FALSE(hides([](double x) { return as_float(2 * x); }));
}

TEST(HidesErrors, FewCasesOrSmallNumbersTellNothing) {
  const auto slightly_wrong = [](double x) { return as_float(x + 1e-9); };
  EXPECT_FALSE(hides_errors(std::vector(3, answered(slightly_wrong, 1)), "v_c"));
  EXPECT_FALSE(hides_errors(std::vector(9, answered(slightly_wrong, 0.1)), "v_c"));
}

}  // namespace
}  // namespace gradjudge
