// SPDX-License-Identifier: MIT
// What is printed as truth holds what truth is, for problems from one end of double's range to the other.
#include <gtest/gtest.h>

#include "checks/decimal.hpp"
#include "checks/entry_name.hpp"
#include "checks/oracle/oracle.hpp"
#include "tests/bench/written_problems.hpp"

namespace gradjudge {
namespace {

/// The analytic value at 1025 bits, of the decimals as they were written, with a running bound of its own.
bool holds(const KnownDecimal& printed, const Bounded<Real1024>& exact) {
  if (printed.bound == "inf" || !std::isfinite(exact.error)) return true;
  const Real1024 apart = abs(Real1024(Real1024(printed.value) - exact.value));
  return apart <= Real1024(printed.bound) + Real1024(exact.error);
}

void expect_held(const Truth& truth, const Evaluation<Bounded<Real1024>>& analytic, const std::string& what) {
  for (const auto& block : truth.blocks) {
    const auto exact = dense(analytic.at(block.name));
    const auto known = dense(block);
    for (Index i = 0; i < known.size(); ++i) {
      const KnownDecimal printed = to_decimal(known.data()[i]);
      ASSERT_FALSE(std::isnan(known.data()[i].error));
      EXPECT_TRUE(holds(printed, exact.data()[i]))
          << what << " " << block.name << " " << i << ": printed " << to_text(printed) << ", is "
          << exact.data()[i].value.str(90) << " ± " << exact.data()[i].error;
    }
  }
}

TEST(PrintedTruth, HoldsTruthOfEveryLossAtEverySize) {
  WrittenProblems problems(20261128);
  for (int round = 0; round < 60; ++round) {
    for (const auto& [held, written] : problems.next()) {
      const auto analytic = evaluate(written);
      const std::string loss(loss_id(held));
      for (const auto path : {OraclePath::shared_scores, OraclePath::black_box})
        expect_held(truth_of(held, path, Precision::bits_256), analytic, loss);
      expect_held(truth_of(held, OraclePath::shared_scores, Precision::bits_512), analytic,
                  loss + " at 513 bits");
    }
  }
}

TEST(PrintedTruth, IsFiniteByTheCheapPath) {
  WrittenProblems problems(7);
  for (int round = 0; round < 60; ++round) {
    for (const auto& [held, written] : problems.next()) {
      if (std::holds_alternative<HierarchicalSoftmaxProblem<Real>>(held)) continue;
      for (const auto& block : truth_of(held, OraclePath::shared_scores, Precision::bits_256).blocks) {
        for (Index i = 0; i < block.values.size(); ++i)
          EXPECT_TRUE(std::isfinite(block.values.data()[i].error)) << loss_id(held) << " " << block.name;
      }
    }
  }
}

}  // namespace
}  // namespace gradjudge
