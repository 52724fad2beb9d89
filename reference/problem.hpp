// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>

#include "reference/cbow.hpp"
#include "reference/cross_entropy.hpp"
#include "reference/hierarchical_softmax.hpp"
#include "reference/leaky_relu.hpp"
#include "reference/sigmoid.hpp"
#include "reference/skip_gram.hpp"

namespace gradjudge {

/// The inputs of one loss, whichever it is.
template <class Scalar>
using Problem =
    std::variant<CrossEntropyProblem<Scalar>, SigmoidProblem<Scalar>, LeakyReluProblem<Scalar>,
                 NaiveSoftmaxProblem<Scalar>, NegativeSamplingProblem<Scalar>,
                 HierarchicalSoftmaxProblem<Scalar>, SkipGramProblem<Scalar>, CbowProblem<Scalar>>;

/// The name in case files and results; a leaky relu of slope 0 is called relu.
template <class Scalar>
std::string_view loss_id(const Problem<Scalar>& problem) {
  if (const auto* leaky = std::get_if<LeakyReluProblem<Scalar>>(&problem)) {
    return leaky->alpha == Scalar(0) ? "relu" : leaky->loss_id;
  }
  return std::visit([](const auto& p) { return p.loss_id; }, problem);
}

/// A problem of that loss with nothing in it yet, or nothing if there is no such loss.
template <class Scalar>
std::optional<Problem<Scalar>> empty_problem(std::string_view loss) {
  if (loss == "relu") return LeakyReluProblem<Scalar>{};
  if (loss == "leaky_relu") return LeakyReluProblem<Scalar>{{}, Scalar(1) / Scalar(100)};
  std::optional<Problem<Scalar>> empty;
  const auto try_one = [&]<class P>(std::type_identity<P>) {
    if (P::loss_id == loss) empty = P{};
  };
  [&]<class... P>(std::type_identity<std::variant<P...>>) {
    (try_one(std::type_identity<P>{}), ...);
  }(std::type_identity<Problem<Scalar>>{});
  return empty;
}

/// Throws InvalidProblem, which names the field, unless the loss is defined for these inputs.
template <class Scalar>
void validate(const Problem<Scalar>& problem) {
  std::visit([](const auto& p) { validate(p); }, problem);
}

/// The same problem with every number rounded to another scalar.
template <class To, class From>
Problem<To> cast(const Problem<From>& problem) {
  return std::visit([](const auto& p) -> Problem<To> { return p.template cast<To>(); }, problem);
}

/// Requires a valid problem.
template <class Scalar>
Scalar loss(const Problem<Scalar>& problem) {
  return std::visit([](const auto& p) { return loss(p); }, problem);
}

/// The loss and its analytic gradients. Requires a valid problem.
template <class Scalar>
Evaluation<Scalar> evaluate(const Problem<Scalar>& problem) {
  return std::visit([](const auto& p) { return evaluate(p); }, problem);
}

}  // namespace gradjudge
