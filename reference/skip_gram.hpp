// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "reference/inner_loss.hpp"
#include "reference/member.hpp"

namespace gradjudge {

/// J = Σ over the outside words w_{t+j}, −m ≤ j ≤ m, j ≠ 0, inside the sentence, of the inner loss for (v_c,
/// w_{t+j}), where c = w_t. A sum, not an average.
template <class Scalar>
struct SkipGramProblem {
  static constexpr std::string_view loss_id = "skip_gram";
  Matrix<Scalar> V;             ///< center vectors, V × d
  Matrix<Scalar> U;             ///< outside vectors, V × d
  std::vector<Index> sentence;  ///< word indices w_0 … w_{T−1}
  Index t = 0;                  ///< position of the center word in the sentence
  Index m = 1;                  ///< window radius
  InnerLoss inner = InnerLoss::naive_softmax;
  std::vector<std::vector<Index>>
      negatives;  ///< for negative sampling: one list for each outside word, in order

  /// Visits the inputs that J is differentiated by, with their names; each has a gradient block of that name.
  template <class Self, class Visit>
  static void for_each_input(Self& self, Visit&& visit) {
    visit("V", self.V);
    visit("U", self.U);
  }
  /// Visits every member with its description, in the order in which a case gives them.
  template <class Self, class Visit>
  static void for_each_member(Self& self, Visit&& visit) {
    visit(Member{.name = "inner", .what = "The loss of each pair.", .optional = true}, self.inner);
    visit(Member{"V", "The center (input) vectors: one row of d entries a word."}, self.V);
    visit(Member{"U", "The outside vectors: one row of d entries a word."}, self.U);
    visit(Member{"sentence", "The words of the sentence, rows of V.", "V"}, self.sentence);
    visit(Member{"t", "The position of the center word in the sentence, from 0.", "sentence"}, self.t);
    visit(Member{.name = "m", .what = "The radius of the window.", .range = {1.0, 1000.0}}, self.m);
    visit(
        Member{
            .name = "negatives",
            .what =
                "With inner negative_sampling: the negatives of each outside word of the window, in order.",
            .indexes = "U",
            .optional = true},
        self.negatives);
  }
  template <class To>
  SkipGramProblem<To> cast() const {
    return {V.template cast<To>(), U.template cast<To>(), sentence, t, m, inner, negatives};
  }
  /// c, the center word.
  Index center() const { return sentence[static_cast<std::size_t>(t)]; }
  /// The outside words in sentence order; a word that occurs twice in the window is listed twice.
  std::vector<Index> outside() const {
    std::vector<Index> words;
    const Index first = t - std::min(m, t);
    const Index last = t + std::min(m, static_cast<Index>(sentence.size()) - 1 - t);
    for (Index place = first; place <= last; ++place) {
      if (place != t) words.push_back(sentence[static_cast<std::size_t>(place)]);
    }
    return words;
  }
};

template <class Scalar>
void validate(const SkipGramProblem<Scalar>& problem) {
  require_finite("V", problem.V);
  require_finite("U", problem.U);
  require_equal("U", "the number of rows", problem.U.rows(), problem.V.rows());
  require_equal("U", "the length of its rows", problem.U.cols(), problem.V.cols());
  for (std::size_t j = 0; j < problem.sentence.size(); ++j) {
    require_index("sentence[" + std::to_string(j) + "]", problem.sentence[j], problem.V.rows());
  }
  if (problem.sentence.empty()) throw InvalidProblem("sentence", "is empty, at least two words are needed");
  require_index("t", problem.t, static_cast<Index>(problem.sentence.size()), "words in the sentence");
  if (problem.m < 1) throw InvalidProblem("m", "the window radius must be at least 1");
  const auto outside = static_cast<Index>(problem.outside().size());
  if (outside == 0) throw InvalidProblem("sentence", "has no word in the window besides the center word");
  if (problem.inner == InnerLoss::naive_softmax) {
    if (!problem.negatives.empty())
      throw InvalidProblem("negatives", "are given, but the inner loss is naive_softmax");
    return;
  }
  require_equal("negatives", "the number of lists (one for each outside word)",
                static_cast<Index>(problem.negatives.size()), outside);
  for (std::size_t j = 0; j < problem.negatives.size(); ++j) {
    require_negatives("negatives[" + std::to_string(j) + "]", problem.negatives[j], problem.U.rows());
  }
}

/// Visits the problems of the window's pairs, in the order of outside().
template <class Scalar, class Visit>
void for_each_pair(const SkipGramProblem<Scalar>& problem, Visit&& visit) {
  const std::vector<Index> outside = problem.outside();
  const Vector<Scalar> v_c = problem.V.row(problem.center());
  PairProblem<Scalar> pair = pair_problem(problem.inner, v_c, problem.U, problem.center(), {});
  for (std::size_t j = 0; j < outside.size(); ++j) {
    if (auto* sampled = std::get_if<NegativeSamplingProblem<Scalar>>(&pair))
      sampled->negatives = problem.negatives[j];
    std::visit(
        [&](auto& inner) {
          inner.o = outside[j];
          visit(std::as_const(inner));
        },
        pair);
  }
}

template <class Scalar>
Scalar loss(const SkipGramProblem<Scalar>& problem) {
  Scalar J(0);
  for_each_pair(problem, [&](const auto& pair) { J += loss(pair); });
  return J;
}

/// The sum over the pairs of what `evaluate_pair` returns for each: the loss, v_c's gradient in row c of V,
/// and U's.
template <class Scalar, class EvaluatePair>
Evaluation<Scalar> evaluate_with(const SkipGramProblem<Scalar>& problem, EvaluatePair&& evaluate_pair) {
  Scalar J(0);
  Block<Scalar> dV = sparse_block<Scalar>("V", problem.V.rows(), {problem.center()}, problem.V.cols());
  Matrix<Scalar> dU = Matrix<Scalar>::Zero(problem.U.rows(), problem.U.cols());
  std::vector<Index> touched;
  for_each_pair(problem, [&](const auto& pair) {
    const Evaluation<Scalar> part = evaluate_pair(pair);
    J += part.at("loss").values(0, 0);
    dV.values.row(0) += part.at("v_c").values.col(0).transpose();
    const Block<Scalar>& part_U = part.at("U");
    for (std::size_t i = 0; i < part_U.touched.size(); ++i) {
      dU.row(part_U.touched[i]) += part_U.values.row(static_cast<Index>(i));
      touched.push_back(part_U.touched[i]);
    }
  });
  touched = distinct(std::move(touched));
  Matrix<Scalar> touched_rows = dU(touched, Eigen::all);
  return {{scalar_block("loss", J), std::move(dV),
           Block<Scalar>{
               "U", {problem.U.rows(), problem.U.cols()}, std::move(touched), std::move(touched_rows)}}};
}

/// dJ/dV has v_c's gradient in row c, and zero in every other row; dJ/dU is the sum over the pairs.
template <class Scalar>
Evaluation<Scalar> evaluate(const SkipGramProblem<Scalar>& problem) {
  return evaluate_with(problem, [](const auto& pair) { return evaluate(pair); });
}

}  // namespace gradjudge
