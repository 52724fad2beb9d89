// SPDX-License-Identifier: MIT
#include "checks/budget/step_budget.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <vector>

#include "checks/budget/budget.hpp"
#include "checks/budget/rounding_model.hpp"
#include "reference/softmax.hpp"

namespace gradjudge {
namespace {

/// Nothing is rounded: budgets in it are zero, magnitudes are what they are.
constexpr RoundingModel exact{0, 0};

/// One contribution to a pair's gradients: a multiple of row w for v and of v for row w.
struct Contribution {
  Index w = 0;
  double size = 0;   ///< of the factor
  double slope = 0;  ///< the factor moves by at most so much for each unit that the scores move
};

std::vector<Contribution> contributions(const NegativeSamplingProblem<double>& pair) {
  std::vector<Contribution> all{{pair.o, sigma(-score(pair, pair.o)), 0.25}};
  for (const Index k : pair.negatives) all.push_back({k, sigma(score(pair, k)), 0.25});
  return all;
}

std::vector<Contribution> contributions(const NaiveSoftmaxProblem<double>& pair) {
  Vector<double> delta = softmax(Vector<double>(pair.U * pair.v_c));
  delta[pair.o] -= 1;
  std::vector<Contribution> all;
  for (Index k = 0; k < delta.size(); ++k) all.push_back({k, std::abs(delta[k]), 0.5});
  return all;
}

std::vector<Contribution> contributions(const HierarchicalSoftmaxProblem<double>& way) {
  std::vector<Contribution> all;
  for (std::size_t i = 0; i < way.nodes.size(); ++i)
    all.push_back({way.nodes[i], sigma(-signed_score(way, i)), 0.25});
  return all;
}

/// ŷ depends on all scores, σ on its own.
template <class Pair>
constexpr bool sees_all_scores = std::is_same_v<Pair, NaiveSoftmaxProblem<double>>;

/// How far the parameters move in the whole step.
struct Moved {
  Vector<double> v;
  Matrix<double> U;
};

/// What the pair's gradients are off by if its parameters are off by `moved`; v first, then U, V × d.
template <class Pair>
Moved drift_of(const Pair& pair, const Moved& moved) {
  const std::vector<Contribution> all = contributions(pair);
  const Vector<double> v = pair.v_c.cwiseAbs();
  const auto score_moves = [&](Index w) {
    return moved.U.row(w).dot(v) + (pair.U.row(w).cwiseAbs() + moved.U.row(w)).dot(moved.v);
  };
  double largest = 0;
  for (const auto& one : all) largest = std::max(largest, score_moves(one.w));
  Moved drift{Vector<double>::Zero(v.size()), Matrix<double>::Zero(pair.U.rows(), pair.U.cols())};
  for (const auto& one : all) {
    const double scores = sees_all_scores<Pair> ? largest : score_moves(one.w);
    const double factor = std::min(1.0, one.slope * scores);
    const Vector<double> u = pair.U.row(one.w).cwiseAbs().transpose();
    const Vector<double> u_moved = moved.U.row(one.w).transpose();
    drift.U.row(one.w) += (factor * (v + moved.v) + one.size * moved.v).transpose();
    drift.v += factor * (u + u_moved) + one.size * u_moved;
  }
  return drift;
}

template <class Pair>
void add_movement(const Pair& pair, double rate, Moved& moved) {
  for (const auto& one : contributions(pair)) {
    moved.v += rate * one.size * pair.U.row(one.w).cwiseAbs().transpose();
    moved.U.row(one.w) += rate * one.size * pair.v_c.cwiseAbs().transpose();
  }
}

template <class Pair>
Moved unmoved(const Pair& pair) {
  return {Vector<double>::Zero(pair.v_c.size()), Matrix<double>::Zero(pair.U.rows(), pair.U.cols())};
}

/// How often an updater that goes through the draws one by one changes v, and each row of U.
struct Updates {
  double v = 0;
  Vector<double> U;
};

template <class Pair>
void count_updates(const Pair& pair, Updates& updates) {
  if (updates.U.size() == 0) updates.U = Vector<double>::Zero(pair.U.rows());
  for (const auto& one : contributions(pair)) {
    updates.v += 1;
    updates.U[one.w] += 1;
  }
}

/// `all` has every row of the block.
void fill(Block<double>& block, const Matrix<double>& all) {
  for (std::size_t i = 0; i < block.touched.size(); ++i)
    block.values.row(static_cast<Index>(i)) = all.row(block.touched[i]);
}

/// n u (|x| / rate + |g|) for an input x, row i of which is changed updates[i] times.
void fill_cancellation(Block<double>& block, const Matrix<double>& input, const Block<double>& gradient,
                       const UpdateStep& step, const Vector<double>& updates) {
  const double unit = rounding_of(step.storage).unit;
  const Matrix<double> size = input.cwiseAbs() / step.rate + dense(gradient).cwiseAbs();
  fill(block, unit * updates.asDiagonal() * size);
}

template <class Pair>
void fill_pair(const Pair& pair, const UpdateStep& step, StepBudget& budget) {
  Updates updates;
  count_updates(pair, updates);
  const Evaluation<double> gradient = evaluate(pair);
  fill_cancellation(budget.cancellation.at("v_c"), pair.v_c, gradient.at("v_c"), step,
                    Vector<double>::Constant(pair.v_c.size(), updates.v));
  fill_cancellation(budget.cancellation.at("U"), pair.U, gradient.at("U"), step, updates.U);
  Moved moved = unmoved(pair);
  add_movement(pair, step.rate, moved);
  const Moved drift = drift_of(pair, moved);
  fill(budget.drift.at("v_c"), drift.v);
  fill(budget.drift.at("U"), drift.U);
}

/// Of a loss that is made of contributions theirs; of any other one update of each entry, which nothing else
/// sees.
template <class P>
void fill_budget(const P& problem, const UpdateStep& step, StepBudget& budget) {
  if constexpr (requires { contributions(problem); }) {
    fill_pair(problem, step, budget);
  } else {
    const Evaluation<double> gradient = evaluate(problem);
    problem.for_each_input(problem, [&](std::string_view name, const auto& input) {
      fill_cancellation(budget.cancellation.at(name), input, gradient.at(name), step,
                        Vector<double>::Ones(input.rows()));
    });
  }
}

void fill_budget(const SkipGramProblem<double>& problem, const UpdateStep& step, StepBudget& budget) {
  Moved moved{Vector<double>::Zero(problem.V.cols()),
              Matrix<double>::Zero(problem.U.rows(), problem.U.cols())};
  Moved drift = moved;
  Updates updates;
  for_each_pair(problem, [&](const auto& pair) {
    add_movement(pair, step.rate, moved);
    count_updates(pair, updates);
  });
  for_each_pair(problem, [&](const auto& pair) {
    const Moved part = drift_of(pair, moved);
    drift.v += part.v;
    drift.U += part.U;
  });
  const Evaluation<double> gradient = evaluate(problem);
  fill_cancellation(budget.cancellation.at("V"), problem.V, gradient.at("V"), step,
                    Vector<double>::Constant(problem.V.rows(), updates.v));
  fill_cancellation(budget.cancellation.at("U"), problem.U, gradient.at("U"), step, updates.U);
  fill(budget.drift.at("V"), Matrix<double>(drift.v.transpose().replicate(problem.V.rows(), 1)));
  fill(budget.drift.at("U"), drift.U);
}

/// v̂ moves with every context word; one that occurs n times moves n times as far and counts n times.
void fill_budget(const CbowProblem<double>& problem, const UpdateStep& step, StepBudget& budget) {
  Vector<double> occurrences = Vector<double>::Zero(problem.V.rows());
  for (const Index w : problem.context) occurrences[w] += 1;
  const auto fill_inner = [&](const auto& inner) {
    Moved moved = unmoved(inner);
    add_movement(inner, step.rate, moved);
    moved.v *= occurrences.squaredNorm();
    const Moved drift = drift_of(inner, moved);
    Updates updates;
    count_updates(inner, updates);
    const Evaluation<double> gradient = evaluate(problem);
    fill_cancellation(budget.cancellation.at("V"), problem.V, gradient.at("V"), step,
                      occurrences * updates.v);
    fill_cancellation(budget.cancellation.at("U"), problem.U, gradient.at("U"), step, updates.U);
    fill(budget.drift.at("V"), occurrences * drift.v.transpose());
    fill(budget.drift.at("U"), drift.U);
  };
  std::visit(fill_inner, pair(problem));
}

}  // namespace

StepBudget step_budget(const Problem<double>& problem, const UpdateStep& step) {
  const Evaluation<double> nothing = rounding_budget(problem, exact);
  StepBudget budget{nothing, nothing};
  std::visit([&](const auto& p) { fill_budget(p, step, budget); }, problem);
  return budget;
}

}  // namespace gradjudge
