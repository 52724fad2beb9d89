// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <random>
#include <utility>

#include "reference/problem.hpp"

namespace gradjudge {

/// The same evaluation with every sum over dimensions, words and draws taken in another order: the problem's
/// columns, words and lists are permuted, and the evaluation's rows and columns put back.
template <class Scalar>
Evaluation<Scalar> evaluate_shuffled(Problem<Scalar> problem, std::mt19937_64& random);

namespace detail {

inline std::vector<Index> permutation(Index size, std::mt19937_64& random) {
  std::vector<Index> order = all_rows(size);
  std::shuffle(order.begin(), order.end(), random);
  return order;
}

inline std::vector<Index> inverse(const std::vector<Index>& order) {
  std::vector<Index> places(order.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    places[static_cast<std::size_t>(order[i])] = static_cast<Index>(i);
  return places;
}

/// Where words and dimensions went.
struct Shuffle {
  std::vector<Index> words;       ///< new row i is old row words[i]
  std::vector<Index> dimensions;  ///< new column j is old column dimensions[j]

  Index moved(Index word) const { return inverse(words)[static_cast<std::size_t>(word)]; }
  void move(std::vector<Index>& indices) const {
    for (Index& word : indices) word = moved(word);
  }
};

template <class Scalar>
Matrix<Scalar> shuffled(const Matrix<Scalar>& rows, const Shuffle& shuffle) {
  return rows(shuffle.words, shuffle.dimensions);
}

template <class Scalar>
void shuffle_problem(CrossEntropyProblem<Scalar>& problem, const Shuffle& shuffle, std::mt19937_64&) {
  problem.scores = Vector<Scalar>(problem.scores(shuffle.words));
  problem.y = Vector<Scalar>(problem.y(shuffle.words));
}

template <class Scalar>
void shuffle_problem(NaiveSoftmaxProblem<Scalar>& problem, const Shuffle& shuffle, std::mt19937_64&) {
  problem.v_c = Vector<Scalar>(problem.v_c(shuffle.dimensions));
  problem.U = shuffled(problem.U, shuffle);
  problem.o = shuffle.moved(problem.o);
}

template <class Scalar>
void shuffle_problem(NegativeSamplingProblem<Scalar>& problem, const Shuffle& shuffle,
                     std::mt19937_64& random) {
  problem.v_c = Vector<Scalar>(problem.v_c(shuffle.dimensions));
  problem.U = shuffled(problem.U, shuffle);
  problem.o = shuffle.moved(problem.o);
  shuffle.move(problem.negatives);
  std::shuffle(problem.negatives.begin(), problem.negatives.end(), random);
}

template <class Scalar>
void shuffle_problem(HierarchicalSoftmaxProblem<Scalar>& problem, const Shuffle& shuffle, std::mt19937_64&) {
  problem.v_c = Vector<Scalar>(problem.v_c(shuffle.dimensions));
  problem.U = shuffled(problem.U, shuffle);
  shuffle.move(problem.nodes);
  std::reverse(problem.nodes.begin(), problem.nodes.end());
  std::reverse(problem.codes.begin(), problem.codes.end());
}

template <class Scalar>
void shuffle_problem(SkipGramProblem<Scalar>& problem, const Shuffle& shuffle, std::mt19937_64&) {
  problem.V = shuffled(problem.V, shuffle);
  problem.U = shuffled(problem.U, shuffle);
  shuffle.move(problem.sentence);
  std::reverse(problem.sentence.begin(), problem.sentence.end());
  problem.t = static_cast<Index>(problem.sentence.size()) - 1 - problem.t;
  std::reverse(problem.negatives.begin(), problem.negatives.end());
  for (auto& negatives : problem.negatives) shuffle.move(negatives);
}

template <class Scalar>
void shuffle_problem(CbowProblem<Scalar>& problem, const Shuffle& shuffle, std::mt19937_64& random) {
  problem.V = shuffled(problem.V, shuffle);
  problem.U = shuffled(problem.U, shuffle);
  shuffle.move(problem.context);
  std::shuffle(problem.context.begin(), problem.context.end(), random);
  problem.o = shuffle.moved(problem.o);
  shuffle.move(problem.negatives);
  std::shuffle(problem.negatives.begin(), problem.negatives.end(), random);
}

/// Entry by entry: nothing is summed.
template <class EntrywiseProblem>
void shuffle_problem(EntrywiseProblem&, const Shuffle&, std::mt19937_64&) {}

/// The words and the dimensions of a problem.
template <class P>
std::pair<Index, Index> sizes(const P& problem) {
  if constexpr (requires { problem.U; }) {
    return {problem.U.rows(), problem.U.cols()};
  } else if constexpr (requires { problem.scores; }) {
    return {problem.scores.size(), 1};
  } else {
    return {0, 0};
  }
}

}  // namespace detail

template <class Scalar>
Evaluation<Scalar> evaluate_shuffled(Problem<Scalar> problem, std::mt19937_64& random) {
  detail::Shuffle shuffle;
  std::visit(
      [&](auto& p) {
        const auto [words, dimensions] = detail::sizes(p);
        shuffle = {detail::permutation(words, random), detail::permutation(dimensions, random)};
        detail::shuffle_problem(p, shuffle, random);
      },
      problem);
  Evaluation<Scalar> evaluation = evaluate(problem);
  const auto words = detail::inverse(shuffle.words);
  const auto dimensions = detail::inverse(shuffle.dimensions);
  for (auto& block : evaluation.blocks) {
    const bool of_words = block.name == "U" || block.name == "V" || block.name == "scores";
    Matrix<Scalar> values = dense(block);
    if (of_words) values = Matrix<Scalar>(values(words, Eigen::all));
    if (block.name == "U" || block.name == "V") values = Matrix<Scalar>(values(Eigen::all, dimensions));
    if (block.name == "v_c") values = Matrix<Scalar>(values(dimensions, Eigen::all));
    block.touched = all_rows(block.rows());
    block.values = std::move(values);
  }
  return evaluation;
}

}  // namespace gradjudge
