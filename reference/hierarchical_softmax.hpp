// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "reference/evaluation.hpp"
#include "reference/invalid_problem.hpp"
#include "reference/logistic.hpp"
#include "reference/member.hpp"

namespace gradjudge {

/// J = −Σ_i log σ(s_i u_{n_i}·v_c) over the nodes n_i on the way from the root of a binary tree to the
/// outside word, s_i = 1 where the way turns by code 0, −1 where by code 1 (Mikolov et al. 2013, equation 3;
/// word2vec.c with hs = 1).
template <class Scalar>
struct HierarchicalSoftmaxProblem {
  static constexpr std::string_view loss_id = "hierarchical_softmax";
  Vector<Scalar> v_c;        ///< center vector, d entries
  Matrix<Scalar> U;          ///< the inner nodes' vectors, one row of d entries a node
  std::vector<Index> nodes;  ///< those on the way, at least one
  std::vector<Index> codes;  ///< as many, each 0 or 1

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
    visit(Member{"U", "The inner nodes' vectors: one row of d entries a node."}, self.U);
    visit(Member{"nodes", "The nodes from the root to the outside word, rows of U.", "U"}, self.nodes);
    visit(Member{"codes", "The way's turn at each of them, 0 or 1."}, self.codes);
  }
  template <class To>
  HierarchicalSoftmaxProblem<To> cast() const {
    return {v_c.template cast<To>(), U.template cast<To>(), nodes, codes};
  }
};

template <class Scalar>
void validate(const HierarchicalSoftmaxProblem<Scalar>& problem) {
  require_finite("v_c", problem.v_c);
  require_finite("U", problem.U);
  require_equal("U", "the length of its rows", problem.U.cols(), problem.v_c.size());
  if (problem.nodes.empty()) throw InvalidProblem("nodes", "is empty, at least the root is needed");
  require_equal("codes", "the number of entries", static_cast<Index>(problem.codes.size()),
                static_cast<Index>(problem.nodes.size()));
  for (std::size_t i = 0; i < problem.nodes.size(); ++i) {
    require_index("nodes[" + std::to_string(i) + "]", problem.nodes[i], problem.U.rows());
    require_index("codes[" + std::to_string(i) + "]", problem.codes[i], 2, "turns, 0 and 1");
  }
}

/// s_i u_{n_i}·v_c.
template <class Scalar>
Scalar signed_score(const HierarchicalSoftmaxProblem<Scalar>& problem, std::size_t i) {
  const Scalar score = problem.U.row(problem.nodes[i]).dot(problem.v_c);
  return problem.codes[i] == 0 ? score : Scalar(-score);
}

template <class Scalar>
Scalar loss(const HierarchicalSoftmaxProblem<Scalar>& problem) {
  Scalar J(0);
  for (std::size_t i = 0; i < problem.nodes.size(); ++i) J += softplus(Scalar(-signed_score(problem, i)));
  return J;
}

/// With g_i = −s_i σ(−s_i u_{n_i}·v_c): dJ/dv_c = Σ_i g_i u_{n_i}; row n of dJ/dU is v_c times the sum of the
/// g_i with n_i = n. Only the nodes on the way are touched.
template <class Scalar>
Evaluation<Scalar> evaluate(const HierarchicalSoftmaxProblem<Scalar>& problem) {
  auto dU = sparse_block<Scalar>("U", problem.U.rows(), distinct(problem.nodes), problem.U.cols());
  Vector<Scalar> dv_c = Vector<Scalar>::Zero(problem.v_c.size());
  for (std::size_t i = 0; i < problem.nodes.size(); ++i) {
    const Scalar size = sigma(Scalar(-signed_score(problem, i)));
    const Scalar factor = problem.codes[i] == 0 ? Scalar(-size) : size;
    dv_c += factor * problem.U.row(problem.nodes[i]).transpose();
    dU.values.row(stored_row(dU, problem.nodes[i])) += factor * problem.v_c.transpose();
  }
  return {{scalar_block("loss", loss(problem)), vector_block("v_c", dv_c), std::move(dU)}};
}

}  // namespace gradjudge
