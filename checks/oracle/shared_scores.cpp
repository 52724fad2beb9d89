// SPDX-License-Identifier: MIT
#include "checks/oracle/shared_scores.hpp"

#include <algorithm>
#include <map>

#include "checks/oracle/black_box.hpp"
#include "checks/oracle/entrywise.hpp"
#include "checks/oracle/sampled_scores.hpp"
#include "checks/oracle/softmax_scores.hpp"

namespace gradjudge {
namespace {

/// About 2^(−W/2), less what keeps h times the largest slope, `largest`, below 2^(−W/2).
template <class R>
Step shared_step(long double largest) {
  const int excess = largest > 1 ? std::ilogb(largest) + 1 : 0;
  return {-precision_bits<R> / 2 - excess};
}

template <class Array>
long double largest_magnitude(const Array& numbers) {
  long double largest = 0;
  for (Index i = 0; i < numbers.size(); ++i) largest = std::max(largest, upper_magnitude(numbers.data()[i]));
  return largest;
}

template <class R>
SoftmaxScores<R> scores_of(const NaiveSoftmaxProblem<R>& problem, const Vector<Bounded<R>>& v) {
  return softmax_scores(problem.U, v, problem.o);
}

template <class R>
SampledScores<R> scores_of(const NegativeSamplingProblem<R>& problem, const Vector<Bounded<R>>& v) {
  return sampled_scores(problem.U, v, problem.o, problem.negatives);
}

template <class R>
Vector<Bounded<R>> exact(const Vector<R>& v) {
  return v.unaryExpr([](const R& x) { return Bounded<R>(x); });
}

/// The step for a pair; slopes are entries of v, and differences of two entries of a column of U.
template <class R>
Step pair_step(const Matrix<R>& U, const Vector<Bounded<R>>& v, int n) {
  return shared_step<R>(std::max(2 * n * largest_magnitude(U), largest_magnitude(v)));
}

template <class PairProblem, class R = typename decltype(PairProblem::v_c)::Scalar>
requires requires(const PairProblem& problem, const Vector<Bounded<R>>& v) {
  scores_of(problem, v);
}
Evaluation<Bounded<R>> truth_of(const PairProblem& problem) {
  const Vector<Bounded<R>> v = exact(problem.v_c);
  const auto scores = scores_of(problem, v);
  const Step step = pair_step(problem.U, v, 1);
  return {{scalar_block("loss", loss(scores)), vector_block("v_c", v_truth(scores, step, 1)),
           U_truth(scores, step)}};
}

template <class R>
Evaluation<Bounded<R>> truth_of(const CrossEntropyProblem<R>& problem) {
  return entrywise_truth(problem, shared_step<R>(1));
}

template <class R>
Evaluation<Bounded<R>> truth_of(const SigmoidProblem<R>& problem) {
  return entrywise_truth(problem, shared_step<R>(1));
}

template <class R>
Evaluation<Bounded<R>> truth_of(const LeakyReluProblem<R>& problem) {
  return entrywise_truth(problem, shared_step<R>(1));
}

/// The difference of a sum is the sum of the differences.
template <class R>
Evaluation<Bounded<R>> truth_of(const SkipGramProblem<R>& problem) {
  Bounded<R> J;
  auto dV = sparse_block<Bounded<R>>("V", problem.V.rows(), {problem.center()}, problem.V.cols());
  std::map<Index, Vector<Bounded<R>>> dU;
  for_each_pair(problem, [&](const auto& pair) {
    const Evaluation<Bounded<R>> part = truth_of(pair);
    J += part.at("loss").values(0, 0);
    dV.values.row(0) += part.at("v_c").values.col(0).transpose();
    const auto& part_U = part.at("U");
    for (std::size_t i = 0; i < part_U.touched.size(); ++i) {
      auto [row, is_new] = dU.try_emplace(part_U.touched[i], Vector<Bounded<R>>::Zero(problem.U.cols()));
      row->second += part_U.values.row(static_cast<Index>(i)).transpose();
    }
  });
  std::vector<Index> touched;
  for (const auto& [word, row] : dU) touched.push_back(word);
  auto dU_block = sparse_block<Bounded<R>>("U", problem.U.rows(), std::move(touched), problem.U.cols());
  for (const auto& [word, row] : dU) dU_block.values.row(stored_row(dU_block, word)) = row.transpose();
  return {{scalar_block("loss", J), std::move(dV), std::move(dU_block)}};
}

template <class R>
Evaluation<Bounded<R>> truth_of(const CbowProblem<R>& problem) {
  Vector<Bounded<R>> v_hat = Vector<Bounded<R>>::Zero(problem.V.cols());
  std::map<Index, int> occurrences;
  for (const Index w : problem.context) {
    v_hat += exact<R>(problem.V.row(w));
    ++occurrences[w];
  }
  auto dV = sparse_block<Bounded<R>>("V", problem.V.rows(), distinct(problem.context), problem.V.cols());
  return std::visit(
      [&](const auto& inner) -> Evaluation<Bounded<R>> {
        const auto scores = scores_of(inner, v_hat);
        for (const auto& [w, n] : occurrences) {
          dV.values.row(stored_row(dV, w)) = v_truth(scores, pair_step(problem.U, v_hat, n), n).transpose();
        }
        return {{scalar_block("loss", loss(scores)), dV, U_truth(scores, pair_step(problem.U, v_hat, 1))}};
      },
      pair(problem));
}

}  // namespace

template <class R>
Evaluation<Bounded<R>> shared_score_truth(const Problem<R>& problem) {
  return std::visit(
      [](const auto& p) {
        if constexpr (requires { truth_of(p); }) {
          return truth_of(p);
        } else {
          return black_box_truth<R>(cast<Real>(Problem<R>(p)));
        }
      },
      problem);
}

template Evaluation<Bounded<Real>> shared_score_truth(const Problem<Real>&);
template Evaluation<Bounded<Real512>> shared_score_truth(const Problem<Real512>&);
template Evaluation<Bounded<Real1024>> shared_score_truth(const Problem<Real1024>&);

}  // namespace gradjudge
