// SPDX-License-Identifier: MIT
#pragma once
#include "checks/budget/rounding_model.hpp"
#include "reference/linear_algebra.hpp"

namespace gradjudge {

/// The softmax of scores that carry errors.
struct SoftmaxBudget {
  Vector<double> y_hat;
  Vector<double> y_hat_error;      ///< absolute
  Vector<double> log_error;        ///< absolute, of −log ŷ_k however it is computed
  Vector<double> minus_log_y_hat;  ///< −log ŷ_k
};

/// With z the scores, m their maximum and a_k the absolute error of z_k:
/// ρ_k = a_k + u|z_k − m| + 2u, the relative error of exp (2u for a library's exp within one ulp), and
/// π_k = ρ_k + Σ_i p_i ρ_i + γ_V + 2u, that of ŷ_k.
SoftmaxBudget softmax_budget(const Vector<double>& z, const Vector<double>& score_error,
                             const RoundingModel& rounding);

}  // namespace gradjudge
