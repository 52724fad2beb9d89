// SPDX-License-Identifier: MIT
#include "checks/budget/budget.hpp"

#include <algorithm>
#include <cmath>

#include "checks/budget/pair_budget.hpp"
#include "checks/budget/running_error.hpp"
#include "checks/budget/softmax_budget.hpp"

namespace gradjudge {
namespace {

template <class PairProblem>
requires requires(const PairProblem& problem, const RoundingModel& rounding) {
  pair_budget(problem, Vector<double>(), rounding);
}
Evaluation<double> budget_of(const PairProblem& problem, const RoundingModel& rounding) {
  PairBudget budget = pair_budget(problem, Vector<double>::Zero(problem.v_c.size()), rounding);
  return {{scalar_block("loss", budget.loss_error), vector_block("v_c", budget.v_error),
           std::move(budget.U_error)}};
}

/// ŷ_k − y_k, y_k rounded on input: error of ŷ_k + u y_k + u|ŷ_k − y_k|.
Evaluation<double> budget_of(const CrossEntropyProblem<double>& problem, const RoundingModel& rounding) {
  const double u = rounding.unit;
  const SoftmaxBudget softmax = softmax_budget(problem.scores, u * problem.scores.cwiseAbs(), rounding);
  const Vector<double> delta_size = (softmax.y_hat - problem.y).cwiseAbs();
  const Vector<double> scores = softmax.y_hat_error + u * problem.y + u * delta_size;
  const double terms = problem.y.dot(softmax.minus_log_y_hat);
  const double loss_error = problem.y.dot(softmax.log_error) +
                            rounding.gamma(static_cast<double>(problem.y.size()) + 2) * terms +
                            rounding.underflow;
  return {{scalar_block("loss", loss_error), vector_block("scores", scores)}};
}

/// σ: with α = u|x| + 2u the least of s(1−s)(e^α − 1) and σ(α − |x|), + 2us. s(1−s): s(error of s + u(1−s)) +
/// (1−s)(error of s) + us(1−s).
Evaluation<double> budget_of(const SigmoidProblem<double>& problem, const RoundingModel& rounding) {
  const double u = rounding.unit;
  Vector<double> value(problem.x.size());
  Vector<double> derivative(problem.x.size());
  for (Index i = 0; i < problem.x.size(); ++i) {
    const double s = sigma(problem.x[i]);
    const double complement = sigma(-problem.x[i]);
    // Far out the exponential overflows, but what moves by so much stays in the tail.
    const double x_error = u * std::abs(problem.x[i]) + 2 * u;
    const double tail = sigma(x_error - std::abs(problem.x[i]));
    const double s_error = std::fmin(s * complement * std::expm1(x_error), tail) + 2 * u * s;
    const double table = rounding.sigma_error(problem.x[i]);
    value[i] = s_error + 4 * rounding.underflow + table;
    derivative[i] = s_error + 2 * u * s * complement + 4 * rounding.underflow + table * (1 + table);
  }
  return {{vector_block("value", value), vector_block("x", derivative)}};
}

Evaluation<double> budget_of(const LeakyReluProblem<double>& problem, const RoundingModel& rounding) {
  const double u = rounding.unit;
  Vector<double> value(problem.x.size());
  Vector<double> derivative(problem.x.size());
  for (Index i = 0; i < problem.x.size(); ++i) {
    const bool positive = problem.x[i] > 0;
    value[i] = (positive ? u : 3 * u * problem.alpha) * std::abs(problem.x[i]) + rounding.underflow;
    derivative[i] = u * (positive ? 1 : problem.alpha) + rounding.underflow;
  }
  return {{vector_block("value", value), vector_block("x", derivative)}};
}

/// Sums of the pairs' budgets, and γ_n of what is summed.
Evaluation<double> budget_of(const SkipGramProblem<double>& problem, const RoundingModel& rounding) {
  double loss_error = 0;
  double loss_magnitude = 0;
  auto dV = sparse_block<double>("V", problem.V.rows(), {problem.center()}, problem.V.cols());
  Matrix<double> dU = Matrix<double>::Zero(problem.U.rows(), problem.U.cols());
  std::vector<Index> touched;
  const double gamma = rounding.gamma(static_cast<double>(problem.outside().size()));
  for_each_pair(problem, [&](const auto& pair) {
    const PairBudget part = pair_budget(pair, Vector<double>::Zero(problem.V.cols()), rounding);
    loss_error += part.loss_error;
    loss_magnitude += part.loss_magnitude;
    dV.values.row(0) += (part.v_error + gamma * part.v_magnitude).transpose();
    for (std::size_t i = 0; i < part.U_error.touched.size(); ++i) {
      const auto row = static_cast<Index>(i);
      dU.row(part.U_error.touched[i]) +=
          part.U_error.values.row(row) + gamma * part.U_magnitude.values.row(row);
      touched.push_back(part.U_error.touched[i]);
    }
  });
  touched = distinct(std::move(touched));
  Matrix<double> rows = dU(touched, Eigen::all);
  return {{scalar_block("loss", loss_error + gamma * loss_magnitude), std::move(dV),
           Block<double>{"U", {problem.U.rows(), problem.U.cols()}, std::move(touched), std::move(rows)}}};
}

/// v̂ carries γ_{C+1} Σ |V[w][j]| from its sum and the rounding of its terms; a word that occurs n times adds
/// n copies.
Evaluation<double> budget_of(const CbowProblem<double>& problem, const RoundingModel& rounding) {
  Vector<double> v_input_error = Vector<double>::Zero(problem.V.cols());
  for (const Index w : problem.context) v_input_error += problem.V.row(w).cwiseAbs().transpose();
  v_input_error *= rounding.gamma(static_cast<double>(problem.context.size()) + 1);
  PairBudget inner =
      std::visit([&](const auto& p) { return pair_budget(p, v_input_error, rounding); }, pair(problem));
  auto dV = sparse_block<double>("V", problem.V.rows(), distinct(problem.context), problem.V.cols());
  for (const Index w : dV.touched) {
    const auto n = static_cast<double>(std::count(problem.context.begin(), problem.context.end(), w));
    dV.values.row(stored_row(dV, w)) =
        (n * inner.v_error + n * rounding.gamma(n) * inner.v_magnitude).transpose();
  }
  return {{scalar_block("loss", inner.loss_error), std::move(dV), std::move(inner.U_error)}};
}

/// For a loss without a formula of its own: the running error of the reference, its inputs rounded.
template <class P>
Evaluation<double> running_budget(const P& problem, const RoundingModel& rounding) {
  auto running = problem.template cast<RunningError>();
  running.for_each_input(running, [&](std::string_view, auto& input) {
    for (Index i = 0; i < input.size(); ++i) {
      const double x = input.data()[i].value;
      input.data()[i] = {x, rounding.unit * std::abs(x), rounding.unit};
    }
  });
  Evaluation<double> budget;
  for (auto& block : evaluate(running).blocks) {
    Matrix<double> errors = block.values.unaryExpr(
        [&](const RunningError& number) -> double { return number.error + rounding.underflow; });
    budget.blocks.push_back(
        {std::move(block.name), std::move(block.shape), std::move(block.touched), std::move(errors)});
  }
  return budget;
}

}  // namespace

Evaluation<double> rounding_budget(const Problem<double>& problem, const RoundingModel& rounding) {
  return std::visit(
      [&](const auto& p) {
        if constexpr (requires { budget_of(p, rounding); }) {
          return budget_of(p, rounding);
        } else {
          return running_budget(p, rounding);
        }
      },
      problem);
}

}  // namespace gradjudge
