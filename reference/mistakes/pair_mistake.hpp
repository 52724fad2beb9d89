// SPDX-License-Identifier: MIT
#pragma once
#include <type_traits>
#include <utility>

#include "reference/mistakes/make_mistake.hpp"

namespace gradjudge {

/// A problem of one (center vector, outside word) pair.
template <class Problem>
concept PairLoss = requires(const Problem& problem) {
  problem.v_c;
  problem.U;
  problem.o;
};

template <PairLoss Problem>
using ScalarOf = typename decltype(Problem::v_c)::Scalar;

/// The wrong computation of one pair, and what becomes of skip-gram and cbow that are built on it.
template <class Wrong>
struct OfPair {
  Wrong wrong;

  template <class Problem>
  requires std::is_invocable_v<const Wrong&, const Problem&>
  auto operator()(const Problem& problem) const { return wrong(problem); }
  template <class Scalar>
  std::optional<Evaluation<Scalar>> operator()(const SkipGramProblem<Scalar>& problem) const {
    return over_window(problem);
  }
  template <class Scalar>
  std::optional<Evaluation<Scalar>> operator()(const CbowProblem<Scalar>& problem) const {
    return over_window(problem);
  }

 private:
  template <template <class> class WindowProblem, class Scalar>
  std::optional<Evaluation<Scalar>> over_window(const WindowProblem<Scalar>& problem) const {
    const bool applies = problem.inner == InnerLoss::naive_softmax
                             ? std::is_invocable_v<const Wrong&, const NaiveSoftmaxProblem<Scalar>&>
                             : std::is_invocable_v<const Wrong&, const NegativeSamplingProblem<Scalar>&>;
    if (!applies) return std::nullopt;
    return evaluate_with(problem, [this](const auto& pair) -> Evaluation<Scalar> {
      if constexpr (std::is_invocable_v<const Wrong&, decltype(pair)>) {
        return wrong(pair);
      } else {
        return evaluate(pair);
      }
    });
  }
};

/// A mistake in a pair's loss or gradient, made alone or inside skip-gram and cbow. `losses` are those
/// besides skip_gram and cbow. The gradients must keep their shapes.
template <class Wrong>
Mistake make_pair_mistake(std::string id, std::string sentence, std::vector<std::string> losses,
                          Wrong wrong) {
  losses.insert(losses.end(), {"skip_gram", "cbow"});
  return make_mistake(std::move(id), std::move(sentence), std::move(losses), OfPair<Wrong>{std::move(wrong)});
}

}  // namespace gradjudge
