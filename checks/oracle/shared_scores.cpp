// SPDX-License-Identifier: MIT
#include "checks/oracle/shared_scores.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "checks/oracle/adjoint.hpp"
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
  return softmax_scores(problem.U, v, {{problem.o, 1}});
}

template <class R>
SampledScores<R> scores_of(const NegativeSamplingProblem<R>& problem, const Vector<Bounded<R>>& v) {
  DrawCounts counts;
  count_draws(counts, problem.o, problem.negatives);
  return sampled_scores(problem.U, v, counts);
}

template <class R>
Vector<Bounded<R>> written(const Vector<R>& v) {
  return v.unaryExpr([](const R& x) { return as_written(x); });
}

/// The step for a pair; slopes are entries of v, and differences of two entries of a column of U.
template <class R>
Step pair_step(const Matrix<R>& U, const Vector<Bounded<R>>& v, int n) {
  return shared_step<R>(std::max(2 * n * largest_magnitude(U), largest_magnitude(v)));
}

/// Along v itself and along every row of U.
template <class Scores>
auto pair_truth(const Scores& scores) {
  const Step step = pair_step(*scores.U, scores.v, 1);
  return std::tuple(loss(scores), v_truth(scores, step, 1), U_truth(scores, step));
}

template <class PairProblem, class R = typename decltype(PairProblem::v_c)::Scalar>
requires requires(const PairProblem& problem, const Vector<Bounded<R>>& v) {
  scores_of(problem, v);
}
Evaluation<Bounded<R>> truth_of(const PairProblem& problem) {
  auto [J, dv, dU] = pair_truth(scores_of(problem, written(problem.v_c)));
  return {{scalar_block("loss", J), vector_block("v_c", dv), std::move(dU)}};
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

/// The pairs of a window share their vectors: the difference of the sum is taken at once.
template <class R>
Evaluation<Bounded<R>> truth_of(const SkipGramProblem<R>& problem) {
  const Vector<Bounded<R>> v = written<R>(problem.V.row(problem.center()));
  const std::vector<Index> outside = problem.outside();
  const auto evaluation = [&](const auto& scores) -> Evaluation<Bounded<R>> {
    auto [J, dv, dU] = pair_truth(scores);
    auto dV = sparse_block<Bounded<R>>("V", problem.V.rows(), {problem.center()}, problem.V.cols());
    dV.values.row(0) = dv.transpose();
    return {{scalar_block("loss", J), std::move(dV), std::move(dU)}};
  };
  if (problem.inner == InnerLoss::naive_softmax) {
    std::map<Index, int> counts;
    for (const Index o : outside) ++counts[o];
    return evaluation(softmax_scores(problem.U, v, counts));
  }
  DrawCounts counts;
  for (std::size_t j = 0; j < outside.size(); ++j) count_draws(counts, outside[j], problem.negatives[j]);
  return evaluation(sampled_scores(problem.U, v, counts));
}

template <class R>
Evaluation<Bounded<R>> truth_of(const CbowProblem<R>& problem) {
  Vector<Bounded<R>> v_hat = Vector<Bounded<R>>::Zero(problem.V.cols());
  std::map<Index, int> occurrences;
  for (const Index w : problem.context) {
    v_hat += written<R>(problem.V.row(w));
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
          return adjoint_truth(p);
        }
      },
      problem);
}

bool shares_scores(const Problem<Real>& problem) {
  return std::visit(
      [](const auto& p) {
        return requires {
          truth_of(p);
        };
      },
      problem);
}

template Evaluation<Bounded<Real>> shared_score_truth(const Problem<Real>&);
template Evaluation<Bounded<Real512>> shared_score_truth(const Problem<Real512>&);
template Evaluation<Bounded<Real1024>> shared_score_truth(const Problem<Real1024>&);

}  // namespace gradjudge
