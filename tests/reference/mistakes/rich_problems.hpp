// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// Numbers between −0.9 and 0.9 of one decimal, without a pattern that a mistake could hide in.
inline Matrix<Real> scattered(Index rows, Index columns, int seed) {
  Matrix<Real> values(rows, columns);
  int state = seed;
  for (Index i = 0; i < values.size(); ++i) {
    state = (state * 37 + 11) % 1009;
    values.data()[i] = Real(state % 19 - 9) / 10;
  }
  return values;
}

/// A few problems of every loss, of moderate scores, which have all that mistakes are about: words drawn
/// twice, the target among the negatives, a context word that repeats, the center word in its own context, a
/// window at either edge, V ≠ d.
inline std::vector<Problem<Real>> rich_problems() {
  const auto vector = [](Index n, int seed) -> Vector<Real> { return scattered(n, 1, seed); };
  std::vector<Problem<Real>> problems;

  CrossEntropyProblem<Real> cross_entropy{2 * vector(4, 3), Vector<Real>(4)};
  cross_entropy.y << Real(1) / 2, Real(1) / 4, Real(0), Real(1) / 4;
  problems.emplace_back(cross_entropy);
  problems.emplace_back(SigmoidProblem<Real>{3 * vector(6, 4)});
  problems.emplace_back(LeakyReluProblem<Real>{3 * vector(6, 5), Real(0)});
  problems.emplace_back(LeakyReluProblem<Real>{3 * vector(6, 5), Real(1) / 8});

  problems.emplace_back(NaiveSoftmaxProblem<Real>{2 * vector(3, 6), scattered(5, 3, 7), 1});
  problems.emplace_back(
      NegativeSamplingProblem<Real>{2 * vector(3, 8), scattered(7, 3, 9), 2, {5, 2, 4, 4, 4, 0, 2, 6}});
  problems.emplace_back(NegativeSamplingProblem<Real>{8 * vector(3, 8), scattered(7, 3, 9), 1, {6, 3, 3, 5}});

  problems.emplace_back(
      HierarchicalSoftmaxProblem<Real>{2 * vector(3, 12), scattered(6, 3, 13), {0, 4, 1, 5}, {1, 0, 0, 1}});

  const Matrix<Real> V = scattered(7, 3, 10);
  const Matrix<Real> U = scattered(7, 3, 11);
  const std::vector<Index> sentence{5, 3, 1, 4, 4, 3, 0, 3, 2};
  for (const Index t : {4, 1, 8}) {
    SkipGramProblem<Real> over_softmax{V, U, sentence, t, 3, InnerLoss::naive_softmax, {}};
    problems.emplace_back(over_softmax);
    SkipGramProblem<Real> over_sampling = over_softmax;
    over_sampling.inner = InnerLoss::negative_sampling;
    for (Index j = 0; j < static_cast<Index>(over_softmax.outside().size()); ++j) {
      over_sampling.negatives.push_back({j % 6, (j + 2) % 6, j % 6, (2 * j + 5) % 6});
    }
    problems.emplace_back(over_sampling);
  }
  problems.emplace_back(CbowProblem<Real>{V, U, {4, 2, 4, 1}, 1, InnerLoss::naive_softmax, {}});
  problems.emplace_back(
      CbowProblem<Real>{V, U, {4, 3, 0, 4}, 2, InnerLoss::negative_sampling, {5, 2, 5, 1, 5, 3}});
  return problems;
}

/// Scores of a thousand in either direction, where exp overflows in double.
inline std::vector<Problem<Real>> large_problems() {
  Vector<Real> scores(3);
  scores << 1000, -1000, 0;
  Vector<Real> y(3);
  y << 0, 1, 0;
  const Vector<Real> v_c = Vector<Real>::Constant(1, Real(1000));
  Matrix<Real> U(3, 1);
  U << 1, -1, 0;
  return {CrossEntropyProblem<Real>{scores, y}, SigmoidProblem<Real>{scores},
          NaiveSoftmaxProblem<Real>{v_c, U, 1}, NegativeSamplingProblem<Real>{v_c, U, 1, {0, 2}}};
}

}  // namespace gradjudge
