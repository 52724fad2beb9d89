// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>
#include <variant>

#include "reference/naive_softmax.hpp"
#include "reference/negative_sampling.hpp"

namespace gradjudge {

/// The loss of one (center vector, outside word) pair, of which skip-gram and cbow are built.
enum class InnerLoss { naive_softmax, negative_sampling };

constexpr std::string_view inner_loss_id(InnerLoss inner) {
  return inner == InnerLoss::naive_softmax ? "naive_softmax" : "negative_sampling";
}

template <class Scalar>
using PairProblem = std::variant<NaiveSoftmaxProblem<Scalar>, NegativeSamplingProblem<Scalar>>;

/// The problem of one pair. `negatives` is used by negative sampling alone.
template <class Scalar>
PairProblem<Scalar> pair_problem(InnerLoss inner, const Vector<Scalar>& v, const Matrix<Scalar>& U, Index o,
                                 const std::vector<Index>& negatives) {
  if (inner == InnerLoss::naive_softmax) return NaiveSoftmaxProblem<Scalar>{v, U, o};
  return NegativeSamplingProblem<Scalar>{v, U, o, negatives};
}

}  // namespace gradjudge
