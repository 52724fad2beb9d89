// SPDX-License-Identifier: MIT
#pragma once
#include <optional>

#include "checks/answer.hpp"
#include "checks/budget/declared_budget.hpp"
#include "checks/oracle/truth.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// One entry of an answer beside truth: how far off it is, and what it may be.
struct JudgedEntry {
  Index row = 0;
  Index column = 0;
  double yours = 0;
  Bounded<Real> truth;
  long double difference = 0;  ///< upper bound of |yours − truth|; infinite if yours is not finite
  long double allowed = 0;
  Verdict verdict = Verdict::pass;
  bool robustness = false;  ///< fails, but only as far as honest code in a textbook form does
};

/// Judges an entry of a block that was returned with as many numbers as truth has entries; nothing where
/// there is no derivative.
std::optional<JudgedEntry> judge_entry(const Block<Bounded<Real>>& truth, const Budget& budget,
                                       const AnswerBlock& returned, Index row, Index column);

}  // namespace gradjudge
