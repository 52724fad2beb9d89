// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

#include "reference/evaluation.hpp"
#include "reference/invalid_problem.hpp"
#include "reference/member.hpp"
#include "reference/softmax.hpp"

namespace gradjudge {

/// J = −log ŷ_o with ŷ = softmax(U v_c).
template <class Scalar>
struct NaiveSoftmaxProblem {
  static constexpr std::string_view loss_id = "naive_softmax";
  Vector<Scalar> v_c;  ///< center vector, d entries
  Matrix<Scalar> U;    ///< outside vectors, V × d
  Index o = 0;         ///< the outside word, a row of U

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
  }
  template <class To>
  NaiveSoftmaxProblem<To> cast() const {
    return {v_c.template cast<To>(), U.template cast<To>(), o};
  }
};

template <class Scalar>
void validate(const NaiveSoftmaxProblem<Scalar>& problem) {
  require_finite("v_c", problem.v_c);
  require_finite("U", problem.U);
  require_equal("U", "the length of its rows", problem.U.cols(), problem.v_c.size());
  require_index("o", problem.o, problem.U.rows());
}

template <class Scalar>
Scalar loss(const NaiveSoftmaxProblem<Scalar>& problem) {
  const Vector<Scalar> scores = problem.U * problem.v_c;
  return negative_log_softmax(scores)[problem.o];
}

/// dJ/dv_c = Uᵀ(ŷ − y) with U's vectors as rows; dJ/dU = (ŷ − y) v_cᵀ.
template <class Scalar>
Evaluation<Scalar> evaluate(const NaiveSoftmaxProblem<Scalar>& problem) {
  const Vector<Scalar> scores = problem.U * problem.v_c;
  Vector<Scalar> delta = softmax(scores);
  delta[problem.o] -= Scalar(1);
  const Vector<Scalar> dv_c = problem.U.transpose() * delta;
  return {{scalar_block("loss", negative_log_softmax(scores)[problem.o]), vector_block("v_c", dv_c),
           matrix_block<Scalar>("U", delta * problem.v_c.transpose())}};
}

}  // namespace gradjudge
