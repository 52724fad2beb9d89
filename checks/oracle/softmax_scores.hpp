// SPDX-License-Identifier: MIT
#pragma once
#include <tbb/parallel_for.h>

#include <map>
#include <vector>

#include "checks/oracle/moved_share.hpp"
#include "checks/oracle/score_weights.hpp"
#include "reference/evaluation.hpp"

namespace gradjudge {

/// What the coordinates of naive softmax problems with the same vectors share: the scores' exponentials,
/// relative to the largest score's, and their sum. A coordinate of U then costs O(1), one of v_c O(V),
/// instead of O(Vd). The loss is the sum of the problems' losses, one for each outside word and time that it
/// occurs.
template <class R>
struct SoftmaxScores {
  struct Outside {
    Index o = 0;
    int count = 0;
    Bounded<R> others;  ///< Σ_{k≠o} of the weights
    Bounded<R> J;       ///< −log ŷ_o
  };
  const Matrix<R>* U = nullptr;
  Vector<Bounded<R>> v;
  ScoreWeights<R> words;
  std::vector<Outside> outside;  ///< distinct words
  int pairs = 0;                 ///< Σ of the counts
};

/// `outside` is how often each outside word occurs.
template <class R>
SoftmaxScores<R> softmax_scores(const Matrix<R>& U, Vector<Bounded<R>> v,
                                const std::map<Index, int>& outside) {
  SoftmaxScores<R> scores{&U, std::move(v), {}, {}, 0};
  Vector<Bounded<R>> z(U.rows());
  tbb::parallel_for(Index{0}, U.rows(), [&](Index k) {
    for (Index j = 0; j < U.cols(); ++j) z[k] += scores.v[j] * as_written(U(k, j));
  });
  scores.words = score_weights(z, largest_score(z, outside.begin()->first));
  for (const auto& [o, count] : outside) {
    Bounded<R> others;
    for (Index k = 0; k < U.rows(); ++k) {
      if (k != o) others += scores.words.weights[k];
    }
    scores.outside.push_back({o, count, others, minus_log_share(z, scores.words, o)});
    scores.pairs += count;
  }
  return scores;
}

template <class R>
Bounded<R> loss(const SoftmaxScores<R>& scores) {
  Bounded<R> J;
  for (const auto& outside : scores.outside) J += times(outside.J, outside.count);
  return J;
}

/// U[k][j] moves score k by v_j per unit. For k = o the loss is log(p_o + (1 − p_o) e^−δ) − log p_o, so o's
/// move is that of all the others, the other way.
template <class R>
Block<Bounded<R>> U_truth(const SoftmaxScores<R>& scores, Step step) {
  const Index d = scores.v.size();
  std::vector<MovedScore<R>> moved;
  for (Index j = 0; j < d; ++j) moved.push_back(moved_score(scores.v[j], step));
  Matrix<Bounded<R>> U = Matrix<Bounded<R>>::Zero(scores.U->rows(), d);
  const auto add = [&](Index k, const Bounded<R>& share, int count) {
    for (Index j = 0; j < d; ++j) {
      const auto& move = moved[static_cast<std::size_t>(j)];
      const int size = std::abs(count);
      U(k, j) += over_two_steps(times(share_difference(share, move), count), step,
                                size * truncation_bound(step.h(), share_third_derivative(share, move)));
    }
  };
  tbb::parallel_for(Index{0}, U.rows(), [&](Index k) {
    int as_other = scores.pairs;
    for (const auto& outside : scores.outside) {
      if (outside.o != k) continue;
      add(k, outside.others / scores.words.total, -outside.count);
      as_other -= outside.count;
    }
    if (as_other > 0) add(k, scores.words.weights[k] / scores.words.total, as_other);
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
  const auto along = [&](Index j, Index o) {
    const Bounded<R> u_o = as_written(U(o, j));
    Bounded<R> difference;  // of Σ weights e^±δ
    Bounded<R> below = scores.words.total;
    long double range = 0;
    long double deviation = 0;  // Σ weights |slope|
    for (Index k = 0; k < U.rows(); ++k) {
      if (k == o) continue;
      const Bounded<R>& weight = scores.words.weights[k];
      Bounded<R> slope = as_written(U(k, j)) - u_o;
      if (n != 1) slope = times(slope, n);
      const Bounded<R> delta = times_power_of_two(slope, step.log2);
      difference += weight * two_sinh(delta);
      below += weight * small_expm1(-delta);
      deviation = rounded_up(deviation + upper_magnitude(weight) * upper_magnitude(slope));
      range = std::max(range, 2 * upper_magnitude(slope));
    }
    // The third cumulant is at most C₃ R³, and at most 2R² E|slope| ≤ 2R² Σ p_k |slope_k|; within a step, p
    // grows by at most e^(hR) ≤ 1.01.
    const long double mean = rounded_up(2.02L * deviation / lower_magnitude(scores.words.total));
    const long double M3 = rounded_up(range * range * std::fmin(third_derivative_maximum * range, mean));
    return over_two_steps(small_log1p(difference / below), step, truncation_bound(step.h(), M3));
  };
  tbb::parallel_for(Index{0}, gradient.size(), [&](Index j) {
    for (const auto& outside : scores.outside) gradient[j] += times(along(j, outside.o), outside.count);
  });
  return gradient;
}

}  // namespace gradjudge
