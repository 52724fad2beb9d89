// SPDX-License-Identifier: MIT
#include "checks/budget/pair_budget.hpp"

#include <algorithm>
#include <cmath>

#include "checks/budget/softmax_budget.hpp"

namespace gradjudge {
namespace {

/// Of u·v: d products and d − 1 additions, and the rounding of both factors on input.
template <class Row>
double score_error(const Row& u_w, const Vector<double>& v, const Vector<double>& v_input_error,
                   const RoundingModel& rounding) {
  const auto d = static_cast<double>(v.size());
  const double magnitude = u_w.cwiseAbs().dot(v.cwiseAbs());
  return rounding.gamma(d + 2) * magnitude + u_w.cwiseAbs().dot(v_input_error) + d * rounding.underflow;
}

}  // namespace

/// v_j: Σ_k |U[k][j]| (error of ŷ_k + [k=o] u|ŷ_k − 1|) + γ_{V+2} Σ_k |ŷ_k − [k=o]| |U[k][j]|;
/// U[k][j]: |v_j| (error of ŷ_k + [k=o] u|ŷ_k − 1|) + 2u|ŷ_k − [k=o]| |v_j|.
PairBudget pair_budget(const NaiveSoftmaxProblem<double>& problem, const Vector<double>& v_input_error,
                       const RoundingModel& rounding) {
  const double u = rounding.unit;
  const Index words = problem.U.rows();
  const Index o = problem.o;
  const Vector<double> z = problem.U * problem.v_c;
  Vector<double> z_error(words);
  for (Index k = 0; k < words; ++k) {
    z_error[k] = score_error(problem.U.row(k), problem.v_c, v_input_error, rounding);
  }
  const SoftmaxBudget softmax = softmax_budget(z, z_error, rounding);
  Vector<double> delta = softmax.y_hat;
  delta[o] = std::abs(delta[o] - 1);
  Vector<double> delta_error = softmax.y_hat_error;
  delta_error[o] += u * delta[o];

  PairBudget budget;
  budget.loss_error = softmax.log_error[o];
  budget.loss_magnitude = softmax.minus_log_y_hat[o];
  const Matrix<double> U_sizes = problem.U.cwiseAbs();
  const Vector<double> v_sizes = problem.v_c.cwiseAbs();
  const auto n = static_cast<double>(words);
  budget.v_magnitude = U_sizes.transpose() * delta;
  budget.v_error = (U_sizes.transpose() * delta_error + rounding.gamma(n + 2) * budget.v_magnitude).array() +
                   n * rounding.underflow;
  budget.U_magnitude = matrix_block<double>("U", delta * v_sizes.transpose());
  Matrix<double> U_error = delta_error * v_sizes.transpose() + delta * v_input_error.transpose() +
                           2 * u * budget.U_magnitude.values;
  U_error.array() += rounding.underflow;
  budget.U_error = matrix_block("U", std::move(U_error));
  return budget;
}

/// For a draw with a = −u_o·v or u_k·v, r = σ(a), q = 1 − r and α the error of a: the factor r, computed as
/// σ(a) or as 1 − σ(−a), is off by at most rq(e^(α+2u) − 1) + 2uq + 3ur.
PairBudget pair_budget(const NegativeSamplingProblem<double>& problem, const Vector<double>& v_input_error,
                       const RoundingModel& rounding) {
  const double u = rounding.unit;
  const auto draws = static_cast<double>(problem.negatives.size() + 1);
  const Index d = problem.v_c.size();
  std::vector<Index> words = problem.negatives;
  words.push_back(problem.o);

  PairBudget budget;
  budget.v_error = Vector<double>::Constant(d, draws * rounding.underflow);
  budget.v_magnitude = Vector<double>::Zero(d);
  budget.U_error = sparse_block<double>("U", problem.U.rows(), distinct(words), d);
  budget.U_magnitude = budget.U_error;
  const Vector<double> v_sizes = problem.v_c.cwiseAbs();
  const auto add = [&](Index w, double a) {
    const double alpha = score_error(problem.U.row(w), problem.v_c, v_input_error, rounding);
    const double r = sigma(a);
    const double q = sigma(-a);
    // With scores that may be off by hundreds the exponential says nothing: r stays within [0, 1], and
    // log(1 + e^a) moves by no more than a does.
    const double growth = std::expm1(alpha + 2 * u);
    const double moved = r * q * growth < 1 ? r * q * growth : 1;
    const double log_moved = growth * r < alpha + 2 * u ? growth * r : alpha + 2 * u;
    const double table = rounding.sigma_error(a);
    const double r_error = moved + 2 * u * q + 3 * u * r + 4 * rounding.underflow + table;
    const double term = softplus(a);
    budget.loss_error += log_moved + 3 * u + 2 * u * term + rounding.underflow;
    // −log of a value that is off by `table`; without limit once the table may hold 0.
    if (table > 0) budget.loss_error += table / std::max(0.0, q - table);
    budget.loss_magnitude += term;
    const Vector<double> u_sizes = problem.U.row(w).cwiseAbs();
    budget.v_error += r_error * u_sizes;
    budget.v_magnitude += r * u_sizes;
    const Index row = stored_row(budget.U_error, w);
    budget.U_error.values.row(row) += (r_error * v_sizes + r * v_input_error).transpose();
    budget.U_error.values.row(row).array() += rounding.underflow;
    budget.U_magnitude.values.row(row) += r * v_sizes.transpose();
  };
  add(problem.o, -score(problem, problem.o));
  for (const Index k : problem.negatives) add(k, score(problem, k));
  budget.loss_error += rounding.gamma(draws) * budget.loss_magnitude;
  budget.v_error += rounding.gamma(draws + 2) * budget.v_magnitude;
  budget.U_error.values += rounding.gamma(draws + 2) * budget.U_magnitude.values;
  return budget;
}

}  // namespace gradjudge
