// SPDX-License-Identifier: MIT
#include "checks/evidence/judged_entry.hpp"

#include <cmath>
#include <limits>

namespace gradjudge {
namespace {

Bounded<Real> truth_at(const Block<Bounded<Real>>& block, Index row, Index column) {
  const Index stored = stored_row(block, row);
  return stored < 0 ? Bounded<Real>(0) : block.values(stored, column);
}

Verdict judge(double yours, const Bounded<Real>& truth, long double allowed, long double& difference) {
  if (!std::isfinite(yours)) {
    difference = std::numeric_limits<long double>::infinity();
    return Verdict::fail;
  }
  const Real distance = Real(yours) - truth.value;
  difference = upper_magnitude(distance);
  if (rounded_up(difference + truth.error) <= allowed) return Verdict::pass;
  // An exact truth and an exact hit may have no budget at all.
  if (distance == 0 && truth.error == 0) return Verdict::pass;
  if (lower_magnitude(distance) - truth.error > rounded_up(allowed)) return Verdict::fail;
  return Verdict::inconclusive;
}

}  // namespace

std::optional<JudgedEntry> judge_entry(const Block<Bounded<Real>>& truth, const Budget& budget,
                                       const AnswerBlock& returned, Index row, Index column) {
  const double yours = returned.numbers[static_cast<std::size_t>(row * truth.columns() + column)];
  JudgedEntry entry{row, column, yours, truth_at(truth, row, column)};
  if (isnan(entry.truth.value)) return std::nullopt;
  entry.allowed = budget.allowed(truth.name, row, column, entry.truth);
  entry.verdict = judge(entry.yours, entry.truth, entry.allowed, entry.difference);
  return entry;
}

}  // namespace gradjudge
