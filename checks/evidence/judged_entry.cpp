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

/// The sum or difference in the direction that is named, so that what is equal is found equal.
template <class Operation>
Real rounded(Operation operation, const Real& a, const Real& b, mpfr_rnd_t direction) {
  Real result;
  operation(result.backend().data(), a.backend().data(), b.backend().data(), direction);
  return result;
}

/// How far an answer is from truth, which may be off by its error.
struct Distance {
  Real center;  ///< to truth's center, rounded up
  Real least;
  Real most;
};

/// An infinite answer stands for all that double cannot hold, so it is as far off as truth is short of that.
Distance distance(double yours, const Bounded<Real>& truth) {
  const Real error(truth.error);
  if (std::isfinite(yours)) {
    const Real center = abs(rounded(mpfr_sub, Real(yours), truth.value, MPFR_RNDA));
    const Real lower = abs(rounded(mpfr_sub, Real(yours), truth.value, MPFR_RNDZ));
    return {center, rounded(mpfr_sub, lower, error, MPFR_RNDD), rounded(mpfr_add, center, error, MPFR_RNDU)};
  }
  const Real largest(std::numeric_limits<double>::max());
  const Real reached = yours > 0 ? truth.value : Real(-truth.value);
  const Real nothing(0);
  const Real center = std::max(nothing, rounded(mpfr_sub, largest, reached, MPFR_RNDU));
  const Real lower = rounded(mpfr_sub, largest, reached, MPFR_RNDD);
  const Real upper = rounded(mpfr_sub, largest, reached, MPFR_RNDU);
  return {center, std::max(nothing, rounded(mpfr_sub, lower, error, MPFR_RNDD)),
          std::max(nothing, rounded(mpfr_add, upper, error, MPFR_RNDU))};
}

Verdict judge(const Distance& off, const Bounded<Real>& truth, bool anything_is_honest, long double allowed) {
  if (!std::isfinite(truth.error)) return Verdict::inconclusive;
  if (anything_is_honest) {
    // What is truth but for its last place, or what double flushes to zero, is right all the same.
    const Real place = abs(truth.value) * Real(std::numeric_limits<double>::epsilon());
    const Real flushed(std::numeric_limits<double>::min());
    return off.most <= std::max(place, flushed) ? Verdict::pass : Verdict::inconclusive;
  }
  if (off.most <= Real(allowed)) return Verdict::pass;
  return off.least > Real(allowed) ? Verdict::fail : Verdict::inconclusive;
}

/// An answer that fails is as far off as a textbook form is, or may be.
bool is_robustness(const JudgedEntry& entry, const Budget& budget, std::string_view block) {
  if (!std::isfinite(entry.yours)) return budget.textbook_not_finite(block, entry.row, entry.column);
  return distance(entry.yours, entry.truth).least <=
         Real(budget.of_textbook(block, entry.row, entry.column, entry.truth));
}

}  // namespace

std::optional<JudgedEntry> judge_entry(const Block<Bounded<Real>>& truth, const Budget& budget,
                                       const AnswerBlock& returned, Index row, Index column) {
  const double yours = returned.numbers[static_cast<std::size_t>(row * truth.columns() + column)];
  JudgedEntry entry{row, column, yours, truth_at(truth, row, column)};
  if (isnan(entry.truth.value)) return std::nullopt;
  entry.allowed = budget.allowed(truth.name, row, column, entry.truth);
  // The rows that the loss does not touch, which may be nearly all.
  if (yours == 0 && entry.truth.value == 0 && entry.truth.error == 0) return entry;
  const bool anything_is_honest = !std::isfinite(budget.rounding_at(truth.name, row, column));
  entry.difference = std::numeric_limits<long double>::infinity();
  if (std::isnan(yours)) {
    entry.verdict = anything_is_honest ? Verdict::inconclusive : Verdict::fail;
    entry.robustness = entry.verdict == Verdict::fail && is_robustness(entry, budget, truth.name);
    return entry;
  }
  const Distance off = distance(yours, entry.truth);
  entry.verdict = judge(off, entry.truth, anything_is_honest, entry.allowed);
  if (std::isfinite(yours) || entry.verdict == Verdict::pass) entry.difference = upper_magnitude(off.center);
  entry.robustness = entry.verdict == Verdict::fail && is_robustness(entry, budget, truth.name);
  return entry;
}

}  // namespace gradjudge
