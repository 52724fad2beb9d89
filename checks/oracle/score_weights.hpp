// SPDX-License-Identifier: MIT
#pragma once
#include <tbb/parallel_for.h>

#include <algorithm>

#include "checks/oracle/bounded.hpp"
#include "reference/linear_algebra.hpp"

namespace gradjudge {

/// The exponentials of scores relative to the largest score's, which cannot overflow, and their sum. Of
/// scores whose own errors say nothing of these (they are larger than the working bits reach), each weight
/// holds all that its share of the total may be, and the total is 1.
template <class R>
struct ScoreWeights {
  Index largest = 0;           ///< a score that no other's value exceeds
  bool known = true;           ///< whether the scores say what the shares are
  Vector<Bounded<R>> weights;  ///< e^(z_k − z_largest)
  Bounded<R> below_largest;    ///< Σ_{k≠largest} of the weights
  Bounded<R> total;            ///< Σ_k of the weights, at least 1
};

namespace detail {

/// [0, bound].
template <class R>
Bounded<R> up_to(long double bound) {
  const long double half = rounded_up(bound / 2);
  return {R(half), half};
}

}  // namespace detail

/// Shape: n ≥ 1 scores.
template <class R>
ScoreWeights<R> score_weights(const Vector<Bounded<R>>& z, Index largest) {
  ScoreWeights<R> all{largest, true, Vector<Bounded<R>>(z.size()), {}, {}};
  tbb::parallel_for(Index{0}, z.size(),
                    [&](Index k) { all.weights[k] = k == largest ? Bounded<R>(1) : exp(z[k] - z[largest]); });
  for (Index k = 0; k < z.size(); ++k) {
    if (k != largest) all.below_largest += all.weights[k];
  }
  all.total = Bounded<R>(1) + all.below_largest;
  all.known = all.below_largest.error <= 0x1p-2L;
  if (all.known) return all;
  for (Index k = 0; k < z.size(); ++k) {
    const long double bound = k == largest ? 1 : upper_exponential(z[k] - z[largest]);
    all.weights[k] = detail::up_to<R>(std::fmin(1, bound));
  }
  all.total = Bounded<R>(1);
  return all;
}

template <class R>
Index largest_score(const Vector<Bounded<R>>& z, Index first) {
  Index largest = first;
  for (Index k = 0; k < z.size(); ++k) {
    if (z[k] > z[largest]) largest = k;
  }
  return largest;
}

/// −log ŷ_o = log Σ_k e^(z_k − z_o). Where the weights say nothing it is that of the scores' centers: it
/// moves by no more than twice what a score may, and cannot be below 0 or above Σ_{k≠o} e^(z_k − z_o).
template <class R>
Bounded<R> minus_log_share(const Vector<Bounded<R>>& z, const ScoreWeights<R>& all, Index o) {
  if (all.known) {
    Bounded<R> J = log1p(all.below_largest);
    if (o != all.largest) J += z[all.largest] - z[o];
    return J;
  }
  const auto center = [&](Index k) { return Bounded<R>(z[k].value); };
  Bounded<R> below_largest;
  long double doubt = 0;
  long double upper = 0;
  for (Index k = 0; k < z.size(); ++k) {
    if (k != all.largest) below_largest += exp(center(k) - center(all.largest));
    if (k != o) upper = rounded_up(upper + upper_exponential(z[k] - z[o]));
    doubt = std::max(doubt, z[k].error);
  }
  Bounded<R> J = log1p(below_largest);
  if (o != all.largest) J += center(all.largest) - center(o);
  J.error = rounded_up(J.error + std::fmin(2 * doubt, upper));
  return J;
}

}  // namespace gradjudge
