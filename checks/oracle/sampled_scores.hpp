// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/oracle/moved_share.hpp"
#include "reference/evaluation.hpp"

namespace gradjudge {

/// What the coordinates of one negative-sampling problem share: for each draw, the outside word first, its
/// term log(1 + e^a) with a = −u_o·v for the outside word and a = u_k·v for a negative.
template <class R>
struct SampledScores {
  struct Draw {
    Index word = 0;
    int sign = 1;      ///< a = sign · score
    Bounded<R> share;  ///< e^a / (1 + e^a)
    Bounded<R> term;   ///< log(1 + e^a)
  };
  const Matrix<R>* U = nullptr;
  Vector<Bounded<R>> v;
  std::vector<Draw> draws;
};

template <class R>
SampledScores<R> sampled_scores(const Matrix<R>& U, Vector<Bounded<R>> v, Index o,
                                const std::vector<Index>& negatives) {
  SampledScores<R> scores{&U, std::move(v), {}};
  const auto add = [&](Index word, int sign) {
    Bounded<R> score;
    for (Index j = 0; j < U.cols(); ++j) score += scores.v[j] * U(word, j);
    const Bounded<R> a = sign < 0 ? -score : score;
    const bool positive = a > Bounded<R>(0);
    const Bounded<R> weight = exp(positive ? -a : a);  // cannot overflow
    const Bounded<R> normalizer = Bounded<R>(1) + weight;
    Bounded<R> share = (positive ? Bounded<R>(1) : weight) / normalizer;
    Bounded<R> term = log1p(weight);
    if (positive) term += a;
    scores.draws.push_back({word, sign, std::move(share), std::move(term)});
  };
  add(o, -1);
  for (const Index k : negatives) add(k, 1);
  return scores;
}

template <class R>
Bounded<R> loss(const SampledScores<R>& scores) {
  Bounded<R> J;
  for (const auto& draw : scores.draws) J += draw.term;
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
      const Bounded<R> difference = share_difference(draw.share, move);
      U.values(stored_row(U, draw.word), j) +=
          over_two_steps(draw.sign < 0 ? -difference : difference, step,
                         truncation_bound(step.h(), share_third_derivative(draw.share, move)));
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
      const MovedScore<R> move = moved_score(Bounded<R>((*scores.U)(draw.word, j)) * R(n * draw.sign), step);
      gradient[j] += over_two_steps(share_difference(draw.share, move), step,
                                    truncation_bound(step.h(), share_third_derivative(draw.share, move)));
    }
  }
  return gradient;
}

}  // namespace gradjudge
