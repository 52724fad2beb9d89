// SPDX-License-Identifier: MIT
#include "checks/oracle/oracle.hpp"

#include <gtest/gtest.h>

#include "tests/checks/oracle/agreement.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

TEST(Precision, NamesTheLeastNumberOfBits) {
  EXPECT_EQ(working_bits(Precision::bits_256), 257);
  EXPECT_EQ(working_bits(Precision::bits_512), 513);
  EXPECT_EQ(working_bits(Precision::bits_1024), 1025);
}

TEST(Precision, DoublesUpTo1024Bits) {
  EXPECT_EQ(more_bits(Precision::bits_256), Precision::bits_512);
  EXPECT_EQ(more_bits(Precision::bits_512), Precision::bits_1024);
  EXPECT_EQ(more_bits(Precision::bits_1024), Precision::bits_1024);
}

TEST(Oracle, SaysTheSameAtEveryPrecisionByEitherPath) {
  for (const Problem<Real>& problem : {Problem<Real>(small_softmax()), Problem<Real>(small_sampling())}) {
    const Truth finest = truth_of(problem, OraclePath::shared_scores, Precision::bits_1024);
    for (const auto path : {OraclePath::shared_scores, OraclePath::black_box}) {
      long double coarser = std::numeric_limits<long double>::infinity();
      for (const auto precision : {Precision::bits_256, Precision::bits_512}) {
        const Truth truth = truth_of(problem, path, precision);
        for (const Index j : {0, 1}) EXPECT_TRUE(overlap(entry(truth, "U", 1, j), entry(finest, "U", 1, j)));
        EXPECT_LT(entry(truth, "U", 1, 0).error, coarser);
        coarser = entry(truth, "U", 1, 0).error;
      }
    }
  }
}

}  // namespace
}  // namespace gradjudge
