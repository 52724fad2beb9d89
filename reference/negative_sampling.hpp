// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>
#include <vector>

#include "reference/evaluation.hpp"
#include "reference/invalid_problem.hpp"
#include "reference/logistic.hpp"
#include "reference/member.hpp"

namespace gradjudge {

/// J = −log σ(u_o·v_c) − Σ_k log σ(−u_k·v_c), the sum over draws: a word drawn m times counts m times, and o
/// may be among the negatives.
template <class Scalar>
struct NegativeSamplingProblem {
  static constexpr std::string_view loss_id = "negative_sampling";
  Vector<Scalar> v_c;            ///< center vector, d entries
  Matrix<Scalar> U;              ///< outside vectors, V × d
  Index o = 0;                   ///< the outside word, a row of U
  std::vector<Index> negatives;  ///< K ≥ 1 rows of U, in the order drawn

  /// Visits the inputs that J is differentiated by, with their names; each has a gradient block of that name.
  template <class Self, class Visit>
  static void for_each_input(Self& self, Visit&& visit) {
    visit("v_c", self.v_c);
    visit("U", self.U);
  }
  /// Visits every member with its description, in the order in which a case gives them.
  template <class Self, class Visit>
  static void for_each_member(Self& self, Visit&& visit) {
    visit(Member{"v_c", "The center vector: d entries."}, self.v_c);
    visit(Member{"U", "The outside vectors: one row of d entries a word."}, self.U);
    visit(Member{"o", "The outside word, a row of U counted from 0.", "U"}, self.o);
    visit(Member{.name = "negatives",
                 .what = "The words drawn as negatives, rows of U; a word drawn m times counts m times.",
                 .indexes = "U"},
          self.negatives);
  }
  template <class To>
  NegativeSamplingProblem<To> cast() const {
    return {v_c.template cast<To>(), U.template cast<To>(), o, negatives};
  }
};

/// Throws unless there is at least one negative and each is a row of U.
inline void require_negatives(const std::string& field, const std::vector<Index>& negatives, Index rows) {
  if (negatives.empty()) throw InvalidProblem(field, "is empty, at least one negative is needed");
  for (std::size_t k = 0; k < negatives.size(); ++k) {
    require_index(field + "[" + std::to_string(k) + "]", negatives[k], rows);
  }
}

template <class Scalar>
void validate(const NegativeSamplingProblem<Scalar>& problem) {
  require_finite("v_c", problem.v_c);
  require_finite("U", problem.U);
  require_equal("U", "the length of its rows", problem.U.cols(), problem.v_c.size());
  require_index("o", problem.o, problem.U.rows());
  require_negatives("negatives", problem.negatives, problem.U.rows());
}

template <class Scalar>
Scalar score(const NegativeSamplingProblem<Scalar>& problem, Index w) {
  return problem.U.row(w).dot(problem.v_c);
}

template <class Scalar>
Scalar loss(const NegativeSamplingProblem<Scalar>& problem) {
  Scalar J = softplus(Scalar(-score(problem, problem.o)));
  for (const Index k : problem.negatives) J += softplus(score(problem, k));
  return J;
}

/// dJ/dv_c = −σ(−u_o·v_c) u_o + Σ_k σ(u_k·v_c) u_k; row w of dJ/dU is v_c times w's share of the same
/// factors. Only the rows that are drawn are touched.
template <class Scalar>
Evaluation<Scalar> evaluate(const NegativeSamplingProblem<Scalar>& problem) {
  std::vector<Index> drawn = problem.negatives;
  drawn.push_back(problem.o);
  Block<Scalar> dU = sparse_block<Scalar>("U", problem.U.rows(), distinct(drawn), problem.U.cols());
  Vector<Scalar> dv_c = Vector<Scalar>::Zero(problem.v_c.size());
  const auto add = [&](Index w, const Scalar& factor) {
    dv_c += factor * problem.U.row(w).transpose();
    dU.values.row(stored_row(dU, w)) += factor * problem.v_c.transpose();
  };
  add(problem.o, Scalar(-sigma(Scalar(-score(problem, problem.o)))));
  for (const Index k : problem.negatives) add(k, sigma(score(problem, k)));
  return {{scalar_block("loss", loss(problem)), vector_block("v_c", dv_c), std::move(dU)}};
}

}  // namespace gradjudge
