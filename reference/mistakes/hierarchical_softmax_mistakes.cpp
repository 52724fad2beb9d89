// SPDX-License-Identifier: MIT
#include "reference/mistakes/families.hpp"
#include "reference/mistakes/make_mistake.hpp"

namespace gradjudge {
namespace {

const std::vector<std::string> here = {"hierarchical_softmax"};

/// The right loss with the gradient of another problem.
template <class Scalar>
Evaluation<Scalar> with_gradient_of(const HierarchicalSoftmaxProblem<Scalar>& problem,
                                    const HierarchicalSoftmaxProblem<Scalar>& other) {
  Evaluation<Scalar> evaluation = evaluate(other);
  evaluation.at("loss") = scalar_block("loss", loss(problem));
  return evaluation;
}

}  // namespace

std::vector<Mistake> hierarchical_softmax_mistakes() {
  return {
      make_mistake("codes-exchanged",
                   "The codes 0 and 1 are exchanged, in the loss and in the gradient: code 0 is the turn of "
                   "probability σ(u·v_c).",
                   here,
                   []<class Scalar>(HierarchicalSoftmaxProblem<Scalar> problem) {
                     for (Index& code : problem.codes) code = 1 - code;
                     return evaluate(problem);
                   }),
      make_mistake("codes-left-out-of-gradient",
                   "The gradient takes every node for a turn by code 0; where the code is 1 the sign turns.",
                   here,
                   []<class Scalar>(const HierarchicalSoftmaxProblem<Scalar>& problem) {
                     auto other = problem;
                     for (Index& code : other.codes) code = 0;
                     return with_gradient_of(problem, other);
                   }),
      make_mistake(
          "last-node-left-out",
          "The last node before the leaf is left out; the way to a word has as many nodes as its code "
          "has digits.",
          here,
          []<class Scalar>(const HierarchicalSoftmaxProblem<Scalar>& problem) {
            // A way of one node has nothing else to be left with.
            if (problem.nodes.size() < 2) return evaluate(problem);
            auto other = problem;
            other.nodes.pop_back();
            other.codes.pop_back();
            return evaluate(other);
          }),
  };
}

}  // namespace gradjudge
