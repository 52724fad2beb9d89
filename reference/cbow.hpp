// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "reference/inner_loss.hpp"
#include "reference/member.hpp"

namespace gradjudge {

/// J = the inner loss for (v̂, o) with v̂ = Σ_i V[context_i], a sum over occurrences (a word that occurs m
/// times counts m times), as the older course code defines it.
template <class Scalar>
struct CbowProblem {
  static constexpr std::string_view loss_id = "cbow";
  Matrix<Scalar> V;            ///< input vectors, V × d
  Matrix<Scalar> U;            ///< output vectors, V × d
  std::vector<Index> context;  ///< at least one row of V
  Index o = 0;                 ///< the word that is predicted, a row of U
  InnerLoss inner = InnerLoss::naive_softmax;
  std::vector<Index> negatives;  ///< for negative sampling

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
    visit(Member{"context", "The context's words, rows of V.", "V"}, self.context);
    visit(Member{"o", "The outside word, a row of U counted from 0.", "U"}, self.o);
    visit(Member{.name = "negatives",
                 .what = "With inner negative_sampling: the words drawn as negatives, rows of U.",
                 .indexes = "U",
                 .optional = true},
          self.negatives);
  }
  template <class To>
  CbowProblem<To> cast() const {
    return {V.template cast<To>(), U.template cast<To>(), context, o, inner, negatives};
  }
};

template <class Scalar>
void validate(const CbowProblem<Scalar>& problem) {
  require_finite("V", problem.V);
  require_finite("U", problem.U);
  require_equal("U", "the number of rows", problem.U.rows(), problem.V.rows());
  require_equal("U", "the length of its rows", problem.U.cols(), problem.V.cols());
  if (problem.context.empty()) throw InvalidProblem("context", "is empty, at least one word is needed");
  for (std::size_t i = 0; i < problem.context.size(); ++i) {
    require_index("context[" + std::to_string(i) + "]", problem.context[i], problem.V.rows());
  }
  require_index("o", problem.o, problem.U.rows());
  if (problem.inner == InnerLoss::negative_sampling) {
    require_negatives("negatives", problem.negatives, problem.U.rows());
  } else if (!problem.negatives.empty()) {
    throw InvalidProblem("negatives", "are given, but the inner loss is naive_softmax");
  }
}

/// The inner problem, for v̂.
template <class Scalar>
PairProblem<Scalar> pair(const CbowProblem<Scalar>& problem) {
  Vector<Scalar> v_hat = Vector<Scalar>::Zero(problem.V.cols());
  for (const Index w : problem.context) v_hat += problem.V.row(w).transpose();
  return pair_problem(problem.inner, v_hat, problem.U, problem.o, problem.negatives);
}

template <class Scalar>
Scalar loss(const CbowProblem<Scalar>& problem) {
  return std::visit([](const auto& inner) { return loss(inner); }, pair(problem));
}

/// From what `evaluate_pair` returns for (v̂, o): every context word's row of V gets v̂'s gradient, once for
/// each time that the word occurs.
template <class Scalar, class EvaluatePair>
Evaluation<Scalar> evaluate_with(const CbowProblem<Scalar>& problem, EvaluatePair&& evaluate_pair) {
  Evaluation<Scalar> inner = std::visit(
      [&](const auto& inner_problem) -> Evaluation<Scalar> { return evaluate_pair(inner_problem); },
      pair(problem));
  const Vector<Scalar> dv_hat = inner.at("v_c").values.col(0);
  Block<Scalar> dV = sparse_block<Scalar>("V", problem.V.rows(), distinct(problem.context), problem.V.cols());
  for (const Index w : problem.context) dV.values.row(stored_row(dV, w)) += dv_hat.transpose();
  return {{std::move(inner.at("loss")), std::move(dV), std::move(inner.at("U"))}};
}

/// Row w of dJ/dV is the gradient for v̂ times the number of times that w is in the context.
template <class Scalar>
Evaluation<Scalar> evaluate(const CbowProblem<Scalar>& problem) {
  return evaluate_with(problem, [](const auto& inner_problem) { return evaluate(inner_problem); });
}

}  // namespace gradjudge
