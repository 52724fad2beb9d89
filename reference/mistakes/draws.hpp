// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "reference/negative_sampling.hpp"

namespace gradjudge {

/// A word of the target-and-negatives list, and the derivative of its term of J with respect to its score.
template <class Scalar>
struct Draw {
  Index word = 0;
  Scalar factor;
};

/// The target, then the negatives in their order, with factors computed from their scores.
template <class Scalar, class OfTarget, class OfNegative>
std::vector<Draw<Scalar>> draws_with(const NegativeSamplingProblem<Scalar>& problem, OfTarget&& of_target,
                                     OfNegative&& of_negative) {
  std::vector<Draw<Scalar>> draws;
  draws.push_back({problem.o, Scalar(of_target(score(problem, problem.o)))});
  for (const Index k : problem.negatives) draws.push_back({k, Scalar(of_negative(score(problem, k)))});
  return draws;
}

/// The right factors: σ(z) − 1 for the target, σ(z) for a negative.
template <class Scalar>
std::vector<Draw<Scalar>> draws(const NegativeSamplingProblem<Scalar>& problem) {
  return draws_with(
      problem, [](const Scalar& z) { return Scalar(-sigma(Scalar(-z))); },
      [](const Scalar& z) { return sigma(z); });
}

/// Σ over the draws of factor · u_word.
template <class Scalar>
Block<Scalar> v_c_block(const NegativeSamplingProblem<Scalar>& problem,
                        const std::vector<Draw<Scalar>>& draws) {
  Vector<Scalar> dv_c = Vector<Scalar>::Zero(problem.v_c.size());
  for (const auto& draw : draws) dv_c += draw.factor * problem.U.row(draw.word).transpose();
  return vector_block("v_c", dv_c);
}

/// factor · v_c, added to the word's row for every draw.
template <class Scalar>
Block<Scalar> U_block(const NegativeSamplingProblem<Scalar>& problem,
                      const std::vector<Draw<Scalar>>& draws) {
  std::vector<Index> words;
  for (const auto& draw : draws) words.push_back(draw.word);
  Block<Scalar> dU = sparse_block<Scalar>("U", problem.U.rows(), distinct(words), problem.U.cols());
  for (const auto& draw : draws) {
    dU.values.row(stored_row(dU, draw.word)) += draw.factor * problem.v_c.transpose();
  }
  return dU;
}

template <class Scalar>
Evaluation<Scalar> evaluation_of(const NegativeSamplingProblem<Scalar>& problem, const Scalar& loss,
                                 const std::vector<Draw<Scalar>>& draws) {
  return {{scalar_block("loss", loss), v_c_block(problem, draws), U_block(problem, draws)}};
}

}  // namespace gradjudge
