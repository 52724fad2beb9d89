// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

#include "cases/case.hpp"
#include "checks/budget/budget.hpp"
#include "checks/implementation.hpp"
#include "checks/oracle/truth.hpp"

namespace gradjudge {

/// What an answer may be off by: slack × rounding + allowance + the case's tolerance, entry by entry; and
/// what it may be off by as honest code in a textbook form, with which it fails, but only in robustness.
struct Budget {
  Evaluation<double> rounding;
  TextbookBudget textbook;
  double slack = 16;
  Evaluation<double> allowance;  ///< without slack
  Tolerance tolerance;

  double rounding_at(std::string_view block, Index row, Index column) const;
  /// What is declared beyond rounding: allowances and the case's tolerance.
  double declared_at(std::string_view block, Index row, Index column, const Bounded<Real>& truth) const;
  /// B, all in all.
  long double allowed(std::string_view block, Index row, Index column, const Bounded<Real>& truth) const;
  /// The same for a textbook form: never less.
  long double of_textbook(std::string_view block, Index row, Index column, const Bounded<Real>& truth) const;
  bool textbook_not_finite(std::string_view block, Index row, Index column) const;
};

/// The budget of an implementation on a case: rounding in the arithmetic that either declares, and what their
/// tables of σ and clipped scores add. A gradient that was recovered from a step in place has the
/// cancellation counted as rounding, and what the step moved under way as an allowance.
Budget declared_budget(const Case& a_case, const Problem<Real>& problem, const Implementation& implementation,
                       double slack);

}  // namespace gradjudge
