// SPDX-License-Identifier: MIT
#pragma once
#include "checks/budget/rounding_model.hpp"
#include "reference/inner_loss.hpp"

namespace gradjudge {

/// An error bound and an upper bound of the magnitude of the numbers that are summed up, entry by entry.
struct PairBudget {
  double loss_error = 0;
  double loss_magnitude = 0;
  Vector<double> v_error;      ///< d entries
  Vector<double> v_magnitude;  ///< d entries
  Block<double> U_error;       ///< touched rows only
  Block<double> U_magnitude;
};

/// What a correct implementation of one pair may be off by, in any order of summation, its inputs rounded to
/// its arithmetic first. `v_input_error` is the absolute error that each entry of v_c already carries beyond
/// that.
PairBudget pair_budget(const NaiveSoftmaxProblem<double>& problem, const Vector<double>& v_input_error,
                       const RoundingModel& rounding);
PairBudget pair_budget(const NegativeSamplingProblem<double>& problem, const Vector<double>& v_input_error,
                       const RoundingModel& rounding);

}  // namespace gradjudge
