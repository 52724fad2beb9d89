// SPDX-License-Identifier: MIT
#include "checks/oracle/score_weights.hpp"

#include <gtest/gtest.h>

#include "tests/checks/oracle/random_reals.hpp"

namespace gradjudge {
namespace {

using B = Bounded<Real>;

Vector<B> scores(std::initializer_list<B> list) {
  Vector<B> z(static_cast<Index>(list.size()));
  std::copy(list.begin(), list.end(), z.begin());
  return z;
}

TEST(ScoreWeights, AreRelativeToTheLargestScore) {
  const auto z = scores({B(1), B(3), B(-2000)});
  const auto all = score_weights(z, largest_score(z, 0));
  EXPECT_EQ(all.largest, 1);
  EXPECT_TRUE(all.known);
  EXPECT_EQ(all.weights[1].value, 1);
  EXPECT_TRUE(covers(all.weights[0], exp(Real1024(-2))));
  EXPECT_TRUE(covers(all.total, 1 + exp(Real1024(-2))));
  EXPECT_TRUE(covers(minus_log_share(z, all, 0), 2 + log1p(exp(Real1024(-2)))));
}

TEST(ScoreWeights, ScoreThatIsFarBelowNeedNotBeKnown) {
  const auto z = scores({B(Real(-1e300), 1e223L), B(1), B(0)});
  const auto all = score_weights(z, 1);
  EXPECT_TRUE(all.known);
  EXPECT_TRUE(covers(all.total, 1 + exp(Real1024(-1))));
  EXPECT_LE(all.total.error, 1e-75L);
}

TEST(ScoreWeights, WhatTheScoresDoNotSayIsAnyShare) {
  const auto z = scores({B(Real(1e100), 1e23L), B(Real(1e100), 1e23L), B(Real(-1e100), 1e23L)});
  const auto all = score_weights(z, 0);
  EXPECT_FALSE(all.known);
  EXPECT_EQ(all.total.value, 1);
  for (const Index k : {0, 1}) {
    EXPECT_TRUE(covers(all.weights[k], Real1024(0)));
    EXPECT_TRUE(covers(all.weights[k], Real1024(1)));
    EXPECT_LE(all.weights[k].error, 0.51L);
  }
  EXPECT_LE(upper_magnitude(all.weights[2]), 1e-4000L);
}

TEST(MinusLogShare, MovesByNoMoreThanTwiceWhatTheScoresDo) {
  const auto z = scores({B(Real(1e100), 1e23L), B(Real(2e100), 1e23L)});
  const auto equal = scores({B(Real(1e100), 1e23L), B(Real(1e100), 1e23L)});
  const B loss = minus_log_share(equal, score_weights(equal, 0), 0);
  EXPECT_TRUE(covers(loss, log(Real1024(2))));
  EXPECT_TRUE(covers(loss, Real1024(2e23)));
  EXPECT_LE(loss.error, 2.01e23L);
  const B sure = minus_log_share(z, score_weights(z, 1), 1);
  EXPECT_EQ(sure.value, 0);
  EXPECT_LE(sure.error, 1e-4000L);
}

}  // namespace
}  // namespace gradjudge
