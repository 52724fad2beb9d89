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

/// What an answer says: an infinite one stands for all that double cannot hold, of which the nearest to
/// truth.
Real meant_by(double yours, const Real& truth) {
  constexpr double largest = std::numeric_limits<double>::max();
  if (!std::isinf(yours)) return Real(yours);
  return yours > 0 ? std::max(Real(largest), truth) : std::min(Real(-largest), truth);
}

/// The sum or difference in the direction that is named, so that what is equal is found equal.
template <class Operation>
Real rounded(Operation operation, const Real& a, const Real& b, mpfr_rnd_t direction) {
  Real result;
  operation(result.backend().data(), a.backend().data(), b.backend().data(), direction);
  return result;
}

Verdict judge(double yours, const Bounded<Real>& truth, bool anything_is_honest, long double allowed) {
  if (std::isnan(yours)) return anything_is_honest ? Verdict::inconclusive : Verdict::fail;
  if (!std::isfinite(truth.error)) return Verdict::inconclusive;
  const Real answer = meant_by(yours, truth.value);
  const Real error(truth.error);
  const Real most =
      rounded(mpfr_add, abs(rounded(mpfr_sub, answer, truth.value, MPFR_RNDA)), error, MPFR_RNDU);
  if (anything_is_honest) {
    // What is truth but for its last place, or what double flushes to zero, is right all the same.
    const Real place = abs(truth.value) * Real(std::numeric_limits<double>::epsilon());
    const Real flushed(std::numeric_limits<double>::min());
    return most <= std::max(place, flushed) ? Verdict::pass : Verdict::inconclusive;
  }
  if (most <= Real(allowed)) return Verdict::pass;
  const Real least =
      rounded(mpfr_sub, abs(rounded(mpfr_sub, answer, truth.value, MPFR_RNDZ)), error, MPFR_RNDD);
  return least > Real(allowed) ? Verdict::fail : Verdict::inconclusive;
}

}  // namespace

std::optional<JudgedEntry> judge_entry(const Block<Bounded<Real>>& truth, const Budget& budget,
                                       const AnswerBlock& returned, Index row, Index column) {
  const double yours = returned.numbers[static_cast<std::size_t>(row * truth.columns() + column)];
  JudgedEntry entry{row, column, yours, truth_at(truth, row, column)};
  if (isnan(entry.truth.value)) return std::nullopt;
  entry.allowed = budget.allowed(truth.name, row, column, entry.truth);
  const bool anything_is_honest = !std::isfinite(budget.rounding_at(truth.name, row, column));
  entry.verdict = judge(yours, entry.truth, anything_is_honest, entry.allowed);
  entry.difference = std::numeric_limits<long double>::infinity();
  if (std::isfinite(yours) || entry.verdict == Verdict::pass)
    entry.difference = upper_magnitude(Real(meant_by(yours, entry.truth.value) - entry.truth.value));
  return entry;
}

}  // namespace gradjudge
