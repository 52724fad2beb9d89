// SPDX-License-Identifier: MIT
#include "reference/mistakes/draws.hpp"
#include "reference/mistakes/families.hpp"
#include "reference/mistakes/pair_mistake.hpp"

namespace gradjudge {
namespace {

/// A mistake in the formulas for the gradient alone: the factors of the target and of a negative, as
/// functions of the score.
template <class OfTarget, class OfNegative>
Mistake factor_mistake(std::string id, std::string sentence, OfTarget of_target, OfNegative of_negative) {
  return make_pair_mistake(std::move(id), std::move(sentence), {"negative_sampling"},
                           [=]<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
                             return evaluation_of(problem, loss(problem),
                                                  draws_with(problem, of_target, of_negative));
                           });
}

/// A mistake in the loss that the gradient follows: the terms of the target and of a negative, and their
/// derivatives.
template <class TargetTerm, class NegativeTerm, class OfTarget, class OfNegative>
Mistake consistent_mistake(std::string id, std::string sentence, TargetTerm target_term,
                           NegativeTerm negative_term, OfTarget of_target, OfNegative of_negative) {
  return make_pair_mistake(std::move(id), std::move(sentence), {"negative_sampling"},
                           [=]<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
                             Scalar J = target_term(score(problem, problem.o));
                             for (const Index k : problem.negatives) J += negative_term(score(problem, k));
                             return evaluation_of(problem, J, draws_with(problem, of_target, of_negative));
                           });
}

const auto target_factor = []<class Scalar>(const Scalar& z) { return Scalar(-sigma(Scalar(-z))); };
const auto negative_factor = []<class Scalar>(const Scalar& z) { return sigma(z); };

/// word2vec.c's table: σ at 1000 points of [−6, 6), saturated outside. Exact indexing has 1000/12 points a
/// unit; its integer arithmetic makes that 83.
template <class Scalar>
Scalar tabulated_sigma(const Scalar& z, double points_per_unit) {
  if (z >= Scalar(6)) return Scalar(1);
  if (z <= Scalar(-6)) return Scalar(0);
  const int index = static_cast<int>((static_cast<double>(z) + 6) * points_per_unit);
  return sigma(Scalar(Scalar(12 * index) / Scalar(1000) - Scalar(6)));
}

std::vector<Mistake> argument_mistakes() {
  return {
      factor_mistake(
          "sigma-argument-negated-at-target",
          "The target's factor is taken as σ(−u_o·v_c) − 1; it is σ(u_o·v_c) − 1, without the minus inside "
          "σ.",
          []<class Scalar>(const Scalar& z) { return Scalar(-sigma(z)); }, negative_factor),
      factor_mistake(
          "sigma-argument-negated-at-negatives",
          "A negative's factor is taken as 1 − σ(u_k·v_c); it is 1 − σ(−u_k·v_c), which is σ(u_k·v_c).",
          target_factor, []<class Scalar>(const Scalar& z) { return sigma(Scalar(-z)); }),
      factor_mistake(
          "sigma-argument-negated",
          "The sign of σ's argument is turned around in every factor; the target's is σ(u_o·v_c) − 1 and a "
          "negative's is σ(u_k·v_c).",
          []<class Scalar>(const Scalar& z) { return Scalar(-sigma(z)); },
          []<class Scalar>(const Scalar& z) { return sigma(Scalar(-z)); }),
      factor_mistake(
          "target-formula-for-negatives",
          "The negatives are given the target's factor, σ(u_k·v_c) − 1; a negative's is σ(u_k·v_c), as the "
          "minus in log σ(−u_k·v_c) asks for.",
          target_factor, target_factor),
      factor_mistake(
          "negative-formula-for-target",
          "The target is given a negative's factor, σ(u_o·v_c); the −1 is missing, it is σ(u_o·v_c) − 1.",
          negative_factor, negative_factor),
      factor_mistake(
          "target-and-negative-formulas-exchanged",
          "The target has σ(u_o·v_c) and the negatives have σ(u_k·v_c) − 1; the −1 belongs to the target.",
          negative_factor, target_factor),
      factor_mistake(
          "minus-one-inside-sigma",
          "A parenthesis is misplaced: σ(u_o·v_c − 1) was computed, but it is σ(u_o·v_c) − 1.",
          []<class Scalar>(const Scalar& z) { return sigma(Scalar(z - Scalar(1))); }, negative_factor),
      factor_mistake(
          "negatives-subtracted",
          "The negatives' share of the gradient has the wrong sign; σ(u_k·v_c) u_k is added to v_c's "
          "gradient, and σ(u_k·v_c) v_c is u_k's.",
          target_factor, []<class Scalar>(const Scalar& z) { return Scalar(-sigma(z)); }),
      factor_mistake(
          "target-term-sign",
          "The target's share of the gradient has the wrong sign; its factor is σ(u_o·v_c) − 1, not "
          "1 − σ(u_o·v_c).",
          []<class Scalar>(const Scalar& z) { return sigma(Scalar(-z)); }, negative_factor),
  };
}

std::vector<Mistake> chain_rule_mistakes() {
  return {
      factor_mistake(
          "sigma-derivative-forgotten",
          "The logarithm is differentiated to 1/σ, but σ itself is not differentiated; multiply by σ′ = σ(1 "
          "− σ).",
          []<class Scalar>(const Scalar& z) { return Scalar(Scalar(-1) / sigma(z)); },
          []<class Scalar>(const Scalar& z) { return Scalar(Scalar(1) / sigma(Scalar(-z))); }),
      factor_mistake(
          "sigma-derivative-taken-twice",
          "σ′ = σ(1 − σ) is multiplied in a second time; σ(u_o·v_c) − 1 and σ(u_k·v_c) hold it already.",
          []<class Scalar>(const Scalar& z) {
            return Scalar(-sigma(Scalar(-z)) * sigma(z) * sigma(Scalar(-z)));
          },
          []<class Scalar>(const Scalar& z) { return Scalar(sigma(z) * sigma(z) * sigma(Scalar(-z))); }),
      factor_mistake(
          "log-sigma-not-divided",
          "σ is differentiated as if there were no logarithm around it; divide by σ, the derivative of log σ "
          "is σ′/σ = 1 − σ.",
          []<class Scalar>(const Scalar& z) { return Scalar(-sigma(z) * sigma(Scalar(-z))); },
          []<class Scalar>(const Scalar& z) { return Scalar(sigma(z) * sigma(Scalar(-z))); }),
      consistent_mistake(
          "sigma-without-log",
          "The logarithm is left out of the loss, and the gradient follows; J sums −log σ, not −σ.",
          []<class Scalar>(const Scalar& z) { return Scalar(-sigma(z)); },
          []<class Scalar>(const Scalar& z) { return Scalar(-sigma(Scalar(-z))); },
          []<class Scalar>(const Scalar& z) { return Scalar(-sigma(z) * sigma(Scalar(-z))); },
          []<class Scalar>(const Scalar& z) { return Scalar(sigma(z) * sigma(Scalar(-z))); }),
  };
}

std::vector<Mistake> consistent_mistakes() {
  return {
      consistent_mistake(
          "target-and-negatives-exchanged",
          "The loss pushes the target away and pulls the negatives in, and the gradient follows; J = "
          "−log σ(u_o·v_c) − Σ_k log σ(−u_k·v_c).",
          []<class Scalar>(const Scalar& z) { return softplus(z); },
          []<class Scalar>(const Scalar& z) { return softplus(Scalar(-z)); }, negative_factor, target_factor),
      consistent_mistake(
          "negatives-added-to-loss-with-wrong-sign",
          "The loss adds log σ(−u_k·v_c) where it must subtract it, and the gradient follows; the two are "
          "consistent, but this is not the loss that was asked for.",
          []<class Scalar>(const Scalar& z) { return softplus(Scalar(-z)); },
          []<class Scalar>(const Scalar& z) { return Scalar(-softplus(z)); }, target_factor,
          []<class Scalar>(const Scalar& z) { return Scalar(-sigma(z)); }),
      consistent_mistake(
          "minus-missing-at-negatives",
          "The minus inside log σ(−u_k·v_c) is missing in the loss, and the gradient follows: the negatives "
          "are "
          "treated as targets.",
          []<class Scalar>(const Scalar& z) { return softplus(Scalar(-z)); },
          []<class Scalar>(const Scalar& z) { return softplus(Scalar(-z)); }, target_factor, target_factor),
      consistent_mistake(
          "log-sigma-added-for-negatives",
          "The loss adds log σ(u_k·v_c) for a negative where it must subtract log σ(−u_k·v_c), and the "
          "gradient follows.",
          []<class Scalar>(const Scalar& z) { return softplus(Scalar(-z)); },
          []<class Scalar>(const Scalar& z) { return Scalar(-softplus(Scalar(-z))); }, target_factor,
          []<class Scalar>(const Scalar& z) { return sigma(Scalar(-z)); }),
      consistent_mistake(
          "target-among-the-negatives",
          "The outside word is treated as one of its negatives too; the sum over k leaves it out.",
          []<class Scalar>(const Scalar& z) { return Scalar(softplus(Scalar(-z)) + softplus(z)); },
          []<class Scalar>(const Scalar& z) { return softplus(z); },
          []<class Scalar>(const Scalar& z) { return Scalar(sigma(z) - sigma(Scalar(-z))); },
          negative_factor),
  };
}

/// v_c's gradient with another share of the negatives; the target's is right.
template <class ShareOfNegative>
Mistake negatives_in_v_c(std::string id, std::string sentence, ShareOfNegative share) {
  return make_pair_mistake(std::move(id), std::move(sentence), {"negative_sampling"},
                           [=]<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
                             Evaluation<Scalar> evaluation = evaluate(problem);
                             Vector<Scalar> dv_c = target_factor(score(problem, problem.o)) *
                                                   problem.U.row(problem.o).transpose();
                             for (const Index k : problem.negatives) dv_c += share(problem, k);
                             evaluation.at("v_c") = vector_block("v_c", dv_c);
                             return evaluation;
                           });
}

std::vector<Mistake> center_mistakes() {
  return {
      negatives_in_v_c("negatives-summed-to-a-number-in-v_c",
                       "In v_c's gradient the negatives' vectors are summed to one number, which is added to "
                       "every entry; sum over the negatives alone (axis=0).",
                       []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem, Index k) {
                         const Scalar sum = sigma(score(problem, k)) * problem.U.row(k).sum();
                         return Vector<Scalar>(Vector<Scalar>::Constant(problem.v_c.size(), sum));
                       }),
      negatives_in_v_c("v_c-for-u_k-in-v_c",
                       "In v_c's gradient a negative's factor multiplies v_c itself; it multiplies u_k.",
                       []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem, Index k) {
                         return Vector<Scalar>(sigma(score(problem, k)) * problem.v_c);
                       }),
  };
}

std::vector<Mistake> arithmetic_mistakes() {
  return {
      factor_mistake(
          "sigma-table-word2vec-c",
          "σ is looked up in word2vec.c's table with the integer 83 for 1000/12, which shifts it by up to "
          "0.009; "
          "compute σ, or say that a table is used.",
          []<class Scalar>(const Scalar& z) { return Scalar(tabulated_sigma(z, 83.0) - Scalar(1)); },
          []<class Scalar>(const Scalar& z) { return tabulated_sigma(z, 83.0); }),
      factor_mistake(
          "sigma-table-exact-index",
          "σ is looked up in a table of 1000 entries on [−6, 6]; compute σ, or say that a table is used.",
          []<class Scalar>(const Scalar& z) { return Scalar(tabulated_sigma(z, 1000.0 / 12.0) - Scalar(1)); },
          []<class Scalar>(const Scalar& z) { return tabulated_sigma(z, 1000.0 / 12.0); }),
      factor_mistake(
          "scores-beyond-six-dropped",
          "A word whose score is 6 or more in size is left out, as gensim does; its gradient is small only "
          "where "
          "the model is right.",
          []<class Scalar>(const Scalar& z) {
            return z >= Scalar(6) || z <= Scalar(-6) ? Scalar(0) : Scalar(-sigma(Scalar(-z)));
          },
          []<class Scalar>(const Scalar& z) {
            return z >= Scalar(6) || z <= Scalar(-6) ? Scalar(0) : sigma(z);
          }),
  };
}

}  // namespace

std::vector<Mistake> negative_sampling_mistakes() {
  std::vector<Mistake> all = argument_mistakes();
  for (auto* group : {chain_rule_mistakes, consistent_mistakes, center_mistakes, arithmetic_mistakes}) {
    std::ranges::move(group(), std::back_inserter(all));
  }
  return all;
}

}  // namespace gradjudge
