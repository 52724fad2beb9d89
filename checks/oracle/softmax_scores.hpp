// SPDX-License-Identifier: MIT
#pragma once
#include <tbb/parallel_for.h>

#include "checks/oracle/moved_share.hpp"
#include "reference/evaluation.hpp"

namespace gradjudge {

/// What the coordinates of one naive softmax problem share: the scores' exponentials, relative to the largest
/// score's, and their sum. A coordinate of U then costs O(1), one of v_c O(V), instead of O(Vd).
template <class R>
struct SoftmaxScores {
  const Matrix<R>* U = nullptr;
  Vector<Bounded<R>> v;
  Index o = 0;
  Vector<Bounded<R>> weights;  ///< e^(z_k − max z), which cannot overflow
  Bounded<R> others;           ///< Σ_{k≠o} of the weights
  Bounded<R> total;            ///< Σ_k of the weights
  Bounded<R> J;                ///< log(total / weight of o)
};

template <class R>
SoftmaxScores<R> softmax_scores(const Matrix<R>& U, Vector<Bounded<R>> v, Index o) {
  SoftmaxScores<R> scores{&U, std::move(v), o, Vector<Bounded<R>>(U.rows()), {}, {}, {}};
  Vector<Bounded<R>> z(U.rows());
  tbb::parallel_for(Index{0}, U.rows(), [&](Index k) {
    for (Index j = 0; j < U.cols(); ++j) z[k] += scores.v[j] * U(k, j);
  });
  Index largest = o;
  for (Index k = 0; k < U.rows(); ++k) {
    if (z[k] > z[largest]) largest = k;
  }
  tbb::parallel_for(Index{0}, U.rows(), [&](Index k) {
    scores.weights[k] = k == largest ? Bounded<R>(1) : exp(z[k] - z[largest]);
  });
  Bounded<R> below_largest;
  for (Index k = 0; k < U.rows(); ++k) {
    if (k != o) scores.others += scores.weights[k];
    if (k != largest) below_largest += scores.weights[k];
  }
  scores.total = Bounded<R>(1) + below_largest;
  scores.J = log1p(below_largest);
  if (largest != o) scores.J += z[largest] - z[o];
  return scores;
}

template <class R>
Bounded<R> loss(const SoftmaxScores<R>& scores) {
  return scores.J;
}

/// U[k][j] moves score k by v_j per unit. For k = o the loss is log(p_o + (1 − p_o) e^−δ) − log p_o, so o's
/// move is that of all the others, the other way.
template <class R>
Block<Bounded<R>> U_truth(const SoftmaxScores<R>& scores, Step step) {
  const Index d = scores.v.size();
  std::vector<MovedScore<R>> moved;
  for (Index j = 0; j < d; ++j) moved.push_back(moved_score(scores.v[j], step));
  Matrix<Bounded<R>> U(scores.U->rows(), d);
  tbb::parallel_for(Index{0}, U.rows(), [&](Index k) {
    const Bounded<R> share = (k == scores.o ? scores.others : scores.weights[k]) / scores.total;
    for (Index j = 0; j < d; ++j) {
      const auto& move = moved[static_cast<std::size_t>(j)];
      const Bounded<R> difference = share_difference(share, move);
      U(k, j) = over_two_steps(k == scores.o ? -difference : difference, step,
                               truncation_bound(step.h(), share_third_derivative(share, move)));
    }
  });
  return matrix_block("U", std::move(U));
}

/// The gradient with respect to a vector of which v is the sum of n equal copies (n = 1 for v_c itself; for
/// cbow a context word that occurs n times). v_j moves score k − score o by δ_k = n h (U[k][j] − U[o][j]),
/// and J = log(weight_o + Σ_{k≠o} weight_k e^δ_k) − log weight_o.
template <class R>
Vector<Bounded<R>> v_truth(const SoftmaxScores<R>& scores, Step step, int n) {
  const Matrix<R>& U = *scores.U;
  Vector<Bounded<R>> gradient(scores.v.size());
  tbb::parallel_for(Index{0}, gradient.size(), [&](Index j) {
    Bounded<R> difference;  // of Σ weights e^±δ
    Bounded<R> below = scores.total;
    long double range = 0;
    long double deviation = 0;  // Σ weights |slope|
    for (Index k = 0; k < U.rows(); ++k) {
      if (k == scores.o) continue;
      Bounded<R> slope = Bounded<R>(U(k, j)) - Bounded<R>(U(scores.o, j));
      if (n != 1) slope *= Bounded<R>(n);
      const Bounded<R> delta = times_power_of_two(slope, step.log2);
      difference += scores.weights[k] * two_sinh(delta);
      below += scores.weights[k] * small_expm1(-delta);
      deviation = rounded_up(deviation + upper_magnitude(scores.weights[k]) * upper_magnitude(slope));
      range = std::max(range, 2 * upper_magnitude(slope));
    }
    // The third cumulant is at most C₃ R³, and at most 2R² E|slope| ≤ 2R² Σ p_k |slope_k|; within a step, p
    // grows by at most e^(hR) ≤ 1.01.
    const long double mean = rounded_up(2.02L * deviation / lower_magnitude(scores.total));
    const long double M3 = rounded_up(range * range * std::fmin(third_derivative_maximum * range, mean));
    gradient[j] = over_two_steps(small_log1p(difference / below), step, truncation_bound(step.h(), M3));
  });
  return gradient;
}

}  // namespace gradjudge
