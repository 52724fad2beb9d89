// SPDX-License-Identifier: MIT
#include <algorithm>

#include "reference/mistakes/families.hpp"
#include "reference/mistakes/make_mistake.hpp"

namespace gradjudge {
namespace {

const std::vector<std::string> window_losses = {"skip_gram", "cbow"};

template <class Problem>
concept WindowLoss = requires(const Problem& problem) {
  problem.V;
  problem.U;
  problem.inner;
};

template <WindowLoss Problem>
using ScalarOf = typename decltype(Problem::V)::Scalar;

/// The right evaluation, with V's gradient changed.
template <class Change>
Mistake changed_V(std::string id, std::string sentence, Change change) {
  return make_mistake(std::move(id), std::move(sentence), window_losses, [=](const WindowLoss auto& problem) {
    auto evaluation = evaluate(problem);
    using Scalar = ScalarOf<std::decay_t<decltype(problem)>>;
    Matrix<Scalar> dV = dense(evaluation.at("V"));
    change(dV);
    evaluation.at("V") = matrix_block("V", std::move(dV));
    return evaluation;
  });
}

/// The words' first occurrences, in order, as positions.
std::vector<std::size_t> first_occurrences(const std::vector<Index>& words) {
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto here = words.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(words.begin(), here, words[i]) == here) positions.push_back(i);
  }
  return positions;
}

/// Each distinct outside word once, with the negatives of its first occurrence.
template <class Scalar>
SkipGramProblem<Scalar> without_repeats(const SkipGramProblem<Scalar>& problem) {
  SkipGramProblem<Scalar> unique = problem;
  const std::vector<Index> outside = problem.outside();
  unique.sentence = {problem.center()};
  unique.t = 0;
  unique.negatives.clear();
  for (const std::size_t i : first_occurrences(outside)) {
    unique.sentence.push_back(outside[i]);
    if (!problem.negatives.empty()) unique.negatives.push_back(problem.negatives[i]);
  }
  unique.m = static_cast<Index>(unique.sentence.size()) - 1;
  return unique;
}

template <class Scalar>
CbowProblem<Scalar> without_repeats(const CbowProblem<Scalar>& problem) {
  CbowProblem<Scalar> unique = problem;
  unique.context = distinct(problem.context);
  return unique;
}

/// The window with the center word itself among the outside words, just before the words that follow it. With
/// negative sampling there are no negatives for it, so the mistake cannot be made.
template <class Scalar>
std::optional<SkipGramProblem<Scalar>> with_center(const SkipGramProblem<Scalar>& problem) {
  if (problem.inner == InnerLoss::negative_sampling) return std::nullopt;
  SkipGramProblem<Scalar> wrong = problem;
  wrong.sentence = problem.outside();
  wrong.sentence.push_back(problem.center());
  wrong.m = static_cast<Index>(wrong.sentence.size());
  wrong.sentence.push_back(problem.center());
  wrong.t = wrong.m;
  return wrong;
}

template <class Scalar>
std::optional<CbowProblem<Scalar>> with_center(CbowProblem<Scalar> problem) {
  problem.context.push_back(problem.o);
  return problem;
}

std::vector<Mistake> changed_windows() {
  return {
      make_mistake(
          "context-made-unique",
          "The context is made unique first, so a word that occurs twice counts once; sum over positions, "
          "not over distinct words.",
          window_losses, [](const WindowLoss auto& problem) { return evaluate(without_repeats(problem)); }),
      make_mistake("center-not-left-out",
                   "The center word is counted among its own context; j = 0 is left out of the sum.",
                   window_losses,
                   [](const WindowLoss auto& problem) {
                     const auto wrong = with_center(problem);
                     return wrong ? std::optional(evaluate(*wrong)) : std::nullopt;
                   }),
      make_mistake(
          "center-and-outside-matrices-exchanged",
          "The center vectors were read from U and the outside vectors from V; it is the other way round.",
          window_losses,
          [](const WindowLoss auto& problem) {
            auto exchanged = problem;
            std::swap(exchanged.V, exchanged.U);
            return evaluate(exchanged);
          }),
  };
}

std::vector<Mistake> changed_gradients() {
  return {
      make_mistake(
          "center-and-outside-gradients-exchanged",
          "The two gradients are returned in each other's place; V's comes from the center vector, U's "
          "from the outside vectors.",
          window_losses,
          [](const WindowLoss auto& problem) {
            auto evaluation = evaluate(problem);
            std::swap(evaluation.at("V").touched, evaluation.at("U").touched);
            std::swap(evaluation.at("V").values, evaluation.at("U").values);
            return evaluation;
          }),
      changed_V(
          "gradient-added-to-every-row",
          "The gradient is added to every row of V; it belongs in the rows of the words that were used.",
          [](auto& dV) {
            auto sum = dV.colwise().sum().eval();
            dV.rowwise() = sum;
          }),
      changed_V(
          "V-rows-off-by-one",
          "Each row of V's gradient stands one row too far; word w's gradient belongs in row w (rows count "
          "from 0).",
          [](auto& dV) {
            auto shifted = dV;
            for (Index w = 0; w < dV.rows(); ++w) shifted.row((w + 1) % dV.rows()) = dV.row(w);
            dV = shifted;
          }),
      make_mistake("V-gradient-transposed",
                   "V's gradient is transposed; it has a row for every word, as V has.", window_losses,
                   [](const WindowLoss auto& problem) {
                     using Scalar = ScalarOf<std::decay_t<decltype(problem)>>;
                     auto evaluation = evaluate(problem);
                     evaluation.at("V") =
                         matrix_block("V", Matrix<Scalar>(dense(evaluation.at("V")).transpose()));
                     return evaluation;
                   }),
  };
}

}  // namespace

std::vector<Mistake> window_mistakes() {
  std::vector<Mistake> all = changed_windows();
  std::ranges::move(changed_gradients(), std::back_inserter(all));
  return all;
}

}  // namespace gradjudge
