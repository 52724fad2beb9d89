// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "checks/results.hpp"

namespace gradjudge {

/// One check as it was in the baseline and as it is now.
struct ChangedCheck {
  CheckResult before;
  CheckResult after;
};

/// How one run differs from another. Each check is in one list at most, in the order of the run that has it.
struct Comparison {
  std::size_t compared = 0;         ///< checks that are in both runs
  std::vector<ChangedCheck> worse;  ///< the verdict got worse: pass, inconclusive, fail, error, in that order
  std::vector<ChangedCheck> grew;   ///< the same verdict, but an error grew by more than the budget explains
  std::vector<CheckResult> gone;    ///< only in the baseline
  std::vector<ChangedCheck> better;        ///< the verdict got better
  std::vector<ChangedCheck> shrank;        ///< the same verdict, and an error shrank by as much
  std::vector<ChangedCheck> allowed_more;  ///< nothing of that, but the entry is allowed more than it was
  std::vector<CheckResult> added;          ///< only in the new run, whatever their verdict
  std::vector<std::string> notes;          ///< what makes the two runs unlike each other
  bool several_implementations = false;    ///< a check is not known by its case and question alone
};

/// A check is known by its suite, case, question and implementation, and among equals by their order. Where
/// each run has one implementation alone, the two are compared whatever their names.
///
/// Of each block the worst entry is known, the one that uses most of what it is allowed. Its error grew by at
/// least e − s·B, with e its error now, B what it is allowed now, and s the share of its allowance that the
/// worst entry of the baseline used, since no entry used more. More than one rounding budget (before the
/// slack), the declared allowance and the bounds of both truths is not explained by computing the same in
/// another order.
Comparison compare_results(const Results& baseline, const Results& results);

/// Checks that count as regressions: worse, grew, and gone unless that is allowed.
std::size_t regressions(const Comparison& comparison, bool allow_gone);

/// What the worst entry may be off by: slack × rounding + what is declared.
double allowed(const WorstEntry& worst);

/// The block of the same name, or nullptr.
const BlockResult* find_block(const CheckResult& check, const std::string& name);

/// Of the blocks of two checks the one whose error grew most beyond what the budget explains; nullptr if none
/// did. It belongs to `after`.
const BlockResult* grown_block(const CheckResult& before, const CheckResult& after);

}  // namespace gradjudge
