// SPDX-License-Identifier: MIT
#include "checks/budget/softmax_budget.hpp"

#include <algorithm>
#include <cmath>

#include "reference/softmax.hpp"

namespace gradjudge {

SoftmaxBudget softmax_budget(const Vector<double>& z, const Vector<double>& score_error,
                             const RoundingModel& rounding) {
  const double u = rounding.unit;
  const Index n = z.size();
  const double maximum = z.maxCoeff();
  const double log_normalizer = log_sum_exp(z);
  SoftmaxBudget budget{softmax(z), Vector<double>(n), Vector<double>(n), Vector<double>(n)};
  Vector<double> rho(n);
  for (Index k = 0; k < n; ++k) {
    rho[k] = std::expm1(score_error[k] + u * (maximum - z[k]) + 2 * u);
  }
  const double sum_error = budget.y_hat.dot(rho) + rounding.gamma(static_cast<double>(n));
  const bool says_nothing = !(sum_error < 0.5);  // the scores may be off by so much, that any ŷ is honest
  for (Index k = 0; k < n; ++k) {
    const double pi = (rho[k] + sum_error + 2 * u * (1 + rho[k])) / (1 - sum_error);
    const bool may_be_anything = says_nothing || !(budget.y_hat[k] * pi < 1);
    budget.y_hat_error[k] = (may_be_anything ? 1 : budget.y_hat[k] * pi) + 4 * rounding.underflow;
    budget.minus_log_y_hat[k] = log_normalizer - z[k];
    // log ŷ_k moves by no more than twice what the scores move by, however much that is.
    const double largest = score_error[k] + score_error.maxCoeff() + u * (2 * (maximum - z.minCoeff()) + 8) +
                           rounding.gamma(static_cast<double>(n));
    const double moved = says_nothing ? largest : std::min(pi, largest);
    budget.log_error[k] =
        moved + u * (4 * budget.minus_log_y_hat[k] + std::abs(maximum) + std::abs(z[k])) + rounding.underflow;
  }
  return budget;
}

}  // namespace gradjudge
