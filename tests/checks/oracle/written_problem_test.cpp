// SPDX-License-Identifier: MIT
#include "checks/oracle/written_problem.hpp"

#include <gtest/gtest.h>

#include "cases/format/decimal.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {
namespace {

TEST(WrittenProblem, CountsEveryNumberThatWasRounded) {
  CrossEntropyProblem<Real> problem{numbers({"0.5", "1"}), numbers({"0.5", "0.5"})};
  EXPECT_TRUE(is_exact(written_problem(Problem<Real>(problem))));
  problem.y[0] = *parse_decimal("0.3");
  EXPECT_FALSE(is_exact(written_problem(Problem<Real>(problem))));
  EXPECT_GT(written_problem(problem).y[0].error, 0);
  EXPECT_EQ(written_problem(problem).y[1].error, 0);
  const LeakyReluProblem<Real> leaky{numbers({"1"}), *parse_decimal("0.1")};
  EXPECT_FALSE(is_exact(written_problem(Problem<Real>(leaky))));
}

TEST(WrittenProblem, KeepsWhatIsNoNumber) {
  const auto written = written_problem(small_sampling());
  EXPECT_EQ(written.negatives, small_sampling().negatives);
  EXPECT_EQ(written.U(2, 1).value, small_sampling().U(2, 1));
}

}  // namespace
}  // namespace gradjudge
