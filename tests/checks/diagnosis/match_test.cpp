// SPDX-License-Identifier: MIT
#include "checks/diagnosis/match.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace gradjudge {
namespace {

ObservedBlock block_of(const Vector<double>& truth, const Vector<double>& yours, double allowed) {
  ObservedBlock block;
  block.returned = {"x", {truth.size()}, {yours.data(), yours.data() + yours.size()}};
  block.shape = {truth.size()};
  block.readable = true;
  block.truth = truth;
  block.yours = yours;
  block.allowed = Matrix<double>::Constant(truth.size(), 1, allowed);
  block.wrong = block.has_wrong_entry();
  return block;
}

using Numbers = std::vector<double>;

Vector<double> vector(const Numbers& numbers) {
  return Eigen::Map<const Vector<double>>(numbers.data(), static_cast<Index>(numbers.size()));
}

Fit fit_of(const Numbers& truth, const Numbers& yours, const Numbers& predicted) {
  Fit fit;
  fit.add(block_of(vector(truth), vector(yours), 1e-15), Matrix<double>(vector(predicted)),
          Arithmetic::float64);
  return fit;
}

TEST(Fit, AccountsForAnAnswerThatIsFarNearerToItThanToTruth) {
  EXPECT_TRUE(fit_of({1.0, 2.0}, {2.0, 4.0}, {2.0, 4.0}).accounts());
  EXPECT_TRUE(fit_of({1.0, 2.0}, {1 + 1e-12, 2.0}, {1 + 1e-12, 2.0}).accounts());
}

TEST(Fit, DoesNotAccountForAnErrorAsSmallAsWhatItLeaves) {
  EXPECT_FALSE(fit_of({1.0, 2.0}, {1 + 1e-12, 2.0}, {1 + 2e-12, 2.0}).accounts());
}

TEST(Fit, DoesNotAccountForAnErrorWhereItPredictsTruth) {
  const Fit fit = fit_of({1.0, 2.0}, {1 + 1e-12, 2.0}, {1.0, 2.0});
  EXPECT_TRUE(fit.contradicted());
  EXPECT_FALSE(fit.departs());
}

TEST(Fit, IsContradictedByARightAnswerWhereItDeparts) {
  const Fit fit = fit_of({1.0, 2.0}, {1.0, 2.0}, {1 + 1e-12, 2.0});
  EXPECT_TRUE(fit.contradicted());
  EXPECT_TRUE(fit.departs());
}

TEST(Fit, TellsInfinityFromWhatIsNotANumber) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(fit_of({1.0}, {infinity}, {infinity}).accounts());
  EXPECT_TRUE(fit_of({1.0}, {nan}, {nan}).accounts());
  EXPECT_FALSE(fit_of({1.0}, {infinity}, {nan}).accounts());
  EXPECT_FALSE(fit_of({1.0}, {-infinity}, {infinity}).accounts());
}

}  // namespace
}  // namespace gradjudge
