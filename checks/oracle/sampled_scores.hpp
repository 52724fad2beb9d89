// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <utility>
#include <vector>

#include "checks/oracle/moved_share.hpp"
#include "reference/evaluation.hpp"

namespace gradjudge {

/// What the coordinates of negative-sampling problems with the same vectors share: for each draw its term
/// log(1 + e^a), with a = −u_o·v for an outside word and a = u_k·v for a negative. The loss is the sum of the
/// terms, each as often as it was drawn.
template <class R>
struct SampledScores {
  struct Draw {
    Index word = 0;
    int sign = 1;      ///< a = sign · score
    int count = 1;     ///< so often
    Bounded<R> share;  ///< e^a / (1 + e^a)
    Bounded<R> term;   ///< log(1 + e^a)
  };
  const Matrix<R>* U = nullptr;
  Vector<Bounded<R>> v;
  std::vector<Draw> draws;
};

/// How often each word is drawn with each sign of its score.
using DrawCounts = std::map<std::pair<Index, int>, int>;

/// Adds the draws of one problem.
inline void count_draws(DrawCounts& counts, Index o, const std::vector<Index>& negatives) {
  ++counts[{o, -1}];
  for (const Index k : negatives) ++counts[{k, 1}];
}

/// The share and the term at a's center, widened by what they move when a does by e = a.error. With w =
/// e^−|a|: |Δσ| ≤ min(1, e/4, w(e^e − 1), w e^e), and log(1 + e^a) moves by at most min(e, log(1 + e^a)(e^e −
/// 1), e^(a+e)).
template <class R>
void set_share(typename SampledScores<R>::Draw& draw, const Bounded<R>& a) {
  const Bounded<R> center(a.value);
  const bool positive = center > Bounded<R>(0);
  const Bounded<R> weight = exp(positive ? -center : center);  // cannot overflow
  draw.share = (positive ? Bounded<R>(1) : weight) / (Bounded<R>(1) + weight);
  draw.term = log1p(weight);
  if (positive) draw.term += center;
  const long double e = a.error;
  if (e == 0) return;
  const long double growth = std::expm1(e);
  const long double share_moves =
      std::fmin(upper_magnitude(weight) * growth, upper_exponential(positive ? -a : a));
  const long double term_moves = std::fmin(upper_magnitude(draw.term) * growth, upper_exponential(a));
  draw.share.error = rounded_up(draw.share.error + std::fmin(share_moves, std::fmin(1, e / 4)));
  draw.term.error = rounded_up(draw.term.error + std::fmin(term_moves, e));
}

template <class R>
SampledScores<R> sampled_scores(const Matrix<R>& U, Vector<Bounded<R>> v, const DrawCounts& counts) {
  SampledScores<R> scores{&U, std::move(v), {}};
  for (const auto& [drawn, count] : counts) {
    const auto [word, sign] = drawn;
    Bounded<R> score;
    for (Index j = 0; j < U.cols(); ++j) score += scores.v[j] * as_written(U(word, j));
    scores.draws.push_back({word, sign, count, {}, {}});
    set_share(scores.draws.back(), sign < 0 ? -score : score);
  }
  return scores;
}

template <class R>
Bounded<R> loss(const SampledScores<R>& scores) {
  Bounded<R> J;
  for (const auto& draw : scores.draws) J += times(draw.term, draw.count);
  return J;
}

/// U[w][j] moves the score of every draw of w by v_j per unit. Rows that are not drawn are not in J at all.
template <class R>
Block<Bounded<R>> U_truth(const SampledScores<R>& scores, Step step) {
  const Index d = scores.v.size();
  std::vector<Index> words;
  for (const auto& draw : scores.draws) words.push_back(draw.word);
  auto U = sparse_block<Bounded<R>>("U", scores.U->rows(), distinct(std::move(words)), d);
  for (Index j = 0; j < d; ++j) {
    const MovedScore<R> move = moved_score(scores.v[j], step);
    for (const auto& draw : scores.draws) {
      U.values(stored_row(U, draw.word), j) +=
          over_two_steps(times(share_difference(draw.share, move), draw.sign * draw.count), step,
                         draw.count * truncation_bound(step.h(), share_third_derivative(draw.share, move)));
    }
  }
  return U;
}

/// The gradient with respect to a vector of which v is the sum of n equal copies; see the softmax's v_truth.
template <class R>
Vector<Bounded<R>> v_truth(const SampledScores<R>& scores, Step step, int n) {
  Vector<Bounded<R>> gradient(scores.v.size());
  for (Index j = 0; j < gradient.size(); ++j) {
    for (const auto& draw : scores.draws) {
      const MovedScore<R> move =
          moved_score(times(as_written((*scores.U)(draw.word, j)), n * draw.sign), step);
      gradient[j] +=
          over_two_steps(times(share_difference(draw.share, move), draw.count), step,
                         draw.count * truncation_bound(step.h(), share_third_derivative(draw.share, move)));
    }
  }
  return gradient;
}

}  // namespace gradjudge
