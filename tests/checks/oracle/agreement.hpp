// SPDX-License-Identifier: MIT
#pragma once
#include <gtest/gtest.h>

#include "checks/entry_name.hpp"
#include "checks/judge/reference_check.hpp"
#include "checks/oracle/oracle.hpp"

namespace gradjudge {

/// Whether two bounded numbers may stand for the same one.
inline bool overlap(const Bounded<Real>& a, const Bounded<Real>& b) {
  return upper_magnitude(Real(a.value - b.value)) <= rounded_up(a.error + b.error);
}

inline Bounded<Real> entry(const Truth& truth, std::string_view block, Index row, Index column = 0) {
  const auto& known = truth.at(block);
  const Index stored = stored_row(known, row);
  return stored < 0 ? Bounded<Real>(0) : known.values(stored, column);
}

/// The bound relative to the number; infinite for zero.
inline long double relative_bound(const Bounded<Real>& number) {
  return number.error / upper_magnitude(number.value);
}

/// Expects the cheap path, the black box and the analytic formula to say the same of every number.
inline void expect_paths_agree(const Problem<Real>& problem) {
  const Truth cheap = truth_of(problem, OraclePath::shared_scores, Precision::bits_256);
  const Truth defined = truth_of(problem, OraclePath::black_box, Precision::bits_256);
  ASSERT_EQ(cheap.blocks.size(), defined.blocks.size());
  for (const auto& block : cheap.blocks) {
    ASSERT_EQ(block.shape, defined.at(block.name).shape);
    for (Index row = 0; row < block.rows(); ++row) {
      for (Index column = 0; column < block.columns(); ++column) {
        const auto a = entry(cheap, block.name, row, column);
        const auto b = entry(defined, block.name, row, column);
        if (isnan(a.value) && isnan(b.value)) continue;
        EXPECT_TRUE(overlap(a, b)) << loss_id(problem) << " " << entry_name(block.name, {row, column}) << ": "
                                   << a.value << " ± " << a.error << " and " << b.value << " ± " << b.error;
      }
    }
  }
  EXPECT_EQ(reference_disagreement(problem, cheap, 1), std::nullopt);
  EXPECT_EQ(reference_disagreement(problem, defined, 1), std::nullopt);
}

}  // namespace gradjudge
