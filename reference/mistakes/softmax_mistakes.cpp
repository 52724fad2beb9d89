// SPDX-License-Identifier: MIT
#include <cmath>

#include "reference/cross_entropy.hpp"
#include "reference/mistakes/double_range.hpp"
#include "reference/mistakes/families.hpp"
#include "reference/mistakes/pair_mistake.hpp"

namespace gradjudge {
namespace {

/// A loss of the scores, and its derivative with respect to them, which is ŷ − y if it is right.
template <class Scalar>
struct ScoreTerms {
  Scalar loss;
  Vector<Scalar> delta;
};

/// The wrong function of (scores, y), for the cross-entropy itself and for the naive softmax loss.
template <class Terms>
struct OfScores {
  Terms terms;

  template <class Scalar>
  Evaluation<Scalar> operator()(const CrossEntropyProblem<Scalar>& problem) const {
    const ScoreTerms<Scalar> found = terms(problem);
    return {{scalar_block("loss", found.loss), vector_block("scores", found.delta)}};
  }
  template <class Scalar>
  Evaluation<Scalar> operator()(const NaiveSoftmaxProblem<Scalar>& problem) const {
    CrossEntropyProblem<Scalar> of_scores{problem.U * problem.v_c, Vector<Scalar>::Zero(problem.U.rows())};
    of_scores.y[problem.o] = Scalar(1);
    const ScoreTerms<Scalar> found = terms(of_scores);
    const Vector<Scalar> dv_c = problem.U.transpose() * found.delta;
    return {{scalar_block("loss", found.loss), vector_block("v_c", dv_c),
             matrix_block<Scalar>("U", found.delta * problem.v_c.transpose())}};
  }
};

template <class Terms>
Mistake score_mistake(std::string id, std::string sentence, Terms terms) {
  return make_pair_mistake(std::move(id), std::move(sentence), {"cross_entropy", "naive_softmax"},
                           OfScores<Terms>{std::move(terms)});
}

/// The loss is right, the derivative is delta(ŷ, y).
template <class Delta>
Mistake delta_mistake(std::string id, std::string sentence, Delta delta) {
  return score_mistake(std::move(id), std::move(sentence),
                       [=]<class Scalar>(const CrossEntropyProblem<Scalar>& problem) -> ScoreTerms<Scalar> {
                         return {loss(problem), delta(softmax(problem.scores), problem.y)};
                       });
}

/// The derivative is right, the loss is wrong_loss(problem).
template <class WrongLoss>
Mistake loss_mistake(std::string id, std::string sentence, WrongLoss wrong_loss) {
  return score_mistake(std::move(id), std::move(sentence),
                       [=]<class Scalar>(const CrossEntropyProblem<Scalar>& problem) -> ScoreTerms<Scalar> {
                         return {wrong_loss(problem), softmax(problem.scores) - problem.y};
                       });
}

/// −Σ_k y_k log p_k over the k with y_k > 0.
template <class Scalar>
Scalar cross_entropy_of(const Vector<Scalar>& p, const Vector<Scalar>& y) {
  using std::log;
  Scalar J(0);
  for (Index k = 0; k < y.size(); ++k) {
    if (y[k] > Scalar(0)) J -= y[k] * log(p[k]);
  }
  return J;
}

/// ŷ is computed wrongly; the loss and ŷ − y follow.
template <class Probabilities>
Mistake probability_mistake(std::string id, std::string sentence, Probabilities probabilities) {
  return score_mistake(std::move(id), std::move(sentence),
                       [=]<class Scalar>(const CrossEntropyProblem<Scalar>& problem) -> ScoreTerms<Scalar> {
                         const Vector<Scalar> p = probabilities(problem.scores);
                         return {cross_entropy_of(p, problem.y), p - problem.y};
                       });
}

template <class Scalar>
Vector<Scalar> each_exp(const Vector<Scalar>& z) {
  return z.unaryExpr([](const Scalar& x) { return exp_in_double_range(x); });
}

std::vector<Mistake> delta_mistakes() {
  return {
      delta_mistake("minus-one-missing-at-o",
                    "ŷ was used where ŷ − y belongs; subtract 1 from the entry of the outside word.",
                    []<class Scalar>(const Vector<Scalar>& y_hat, const Vector<Scalar>&) { return y_hat; }),
      delta_mistake("y-for-y-hat-minus-y",
                    "y was used where ŷ − y belongs; compute ŷ with the softmax and subtract y.",
                    []<class Scalar>(const Vector<Scalar>&, const Vector<Scalar>& y) { return y; }),
      delta_mistake(
          "log-normalizer-not-differentiated",
          "Only the score of the outside word is differentiated, which gives −y; the logarithm of the "
          "sum of exponentials adds ŷ.",
          []<class Scalar>(const Vector<Scalar>&, const Vector<Scalar>& y) { return Vector<Scalar>(-y); }),
      delta_mistake("y-hat-plus-y", "y is added to ŷ; it is subtracted, ŷ − y.",
                    []<class Scalar>(const Vector<Scalar>& y_hat, const Vector<Scalar>& y) {
                      return Vector<Scalar>(y_hat + y);
                    }),
      delta_mistake("one-subtracted-everywhere",
                    "1 is subtracted from every entry of ŷ; subtract it from the outside word's alone.",
                    []<class Scalar>(const Vector<Scalar>& y_hat, const Vector<Scalar>&) {
                      return Vector<Scalar>(y_hat.array() - Scalar(1));
                    }),
      delta_mistake("one-subtracted-at-the-next-word",
                    "The 1 is subtracted one row too far; subtract it from the entry of the outside word "
                    "(indices count from 0).",
                    []<class Scalar>(const Vector<Scalar>& y_hat, const Vector<Scalar>& y) {
                      Vector<Scalar> delta = y_hat;
                      for (Index k = 0; k < y.size(); ++k) delta[(k + 1) % y.size()] -= y[k];
                      return delta;
                    }),
      delta_mistake(
          "loss-differentiated-by-y-hat",
          "−y/ŷ is the derivative with respect to ŷ; the chain rule through the softmax is missing, "
          "the result is ŷ − y.",
          []<class Scalar>(const Vector<Scalar>& y_hat, const Vector<Scalar>& y) {
            return Vector<Scalar>(-y.cwiseQuotient(y_hat));
          }),
      delta_mistake(
          "softmax-derivative-taken-twice",
          "ŷ − y is multiplied by ŷ(1 − ŷ) once more; it holds the derivative of the softmax already.",
          []<class Scalar>(const Vector<Scalar>& y_hat, const Vector<Scalar>& y) {
            return Vector<Scalar>((y_hat - y).array() * y_hat.array() * (Scalar(1) - y_hat.array()));
          }),
  };
}

std::vector<Mistake> loss_mistakes() {
  return {
      loss_mistake("log-missing-in-loss",
                   "The logarithm is missing in the loss: it is −Σ y log ŷ, not −Σ y ŷ.",
                   []<class Scalar>(const CrossEntropyProblem<Scalar>& problem) {
                     return Scalar(-softmax(problem.scores).dot(problem.y));
                   }),
      loss_mistake("loss-summed-over-the-vocabulary",
                   "The loss sums −log ŷ over all words; only the outside word's counts.",
                   []<class Scalar>(const CrossEntropyProblem<Scalar>& problem) {
                     return Scalar(negative_log_softmax(problem.scores).sum());
                   }),
      loss_mistake(
          "log-normalizer-missing-in-loss",
          "The loss is the negative score alone; the logarithm of the sum of exponentials is missing.",
          []<class Scalar>(const CrossEntropyProblem<Scalar>& problem) {
            return Scalar(-problem.scores.dot(problem.y));
          }),
      loss_mistake("loss-in-base-two", "The loss has the logarithm of base 2; it has the natural one.",
                   []<class Scalar>(const CrossEntropyProblem<Scalar>& problem) {
                     using std::log;
                     return Scalar(loss(problem) / log(Scalar(2)));
                   }),
      loss_mistake("loss-in-base-ten", "The loss has the logarithm of base 10; it has the natural one.",
                   []<class Scalar>(const CrossEntropyProblem<Scalar>& problem) {
                     using std::log;
                     return Scalar(loss(problem) / log(Scalar(10)));
                   }),
      score_mistake("softmax-loss-without-log",
                    "The logarithm is left out of the loss, and the gradient follows; J = −Σ y log ŷ.",
                    []<class Scalar>(const CrossEntropyProblem<Scalar>& problem) -> ScoreTerms<Scalar> {
                      const Vector<Scalar> y_hat = softmax(problem.scores);
                      const Scalar p = y_hat.dot(problem.y);
                      return {Scalar(-p), y_hat.cwiseProduct(Vector<Scalar>(p - problem.y.array()))};
                    }),
      loss_mistake("y-hat-for-y-in-loss",
                   "The loss is taken as −Σ ŷ log ŷ, the entropy of ŷ; it is −Σ y log ŷ.",
                   []<class Scalar>(const CrossEntropyProblem<Scalar>& problem) {
                     const Vector<Scalar> y_hat = softmax(problem.scores);
                     return cross_entropy_of(y_hat, y_hat);
                   }),
  };
}

std::vector<Mistake> probability_mistakes() {
  return {
      probability_mistake("softmax-not-normalized",
                          "exp(u_w·v_c) is not divided by its sum over all words, so ŷ is no distribution.",
                          []<class Scalar>(const Vector<Scalar>& z) { return each_exp(z); }),
      probability_mistake("sigma-for-softmax",
                          "σ is taken of every score; ŷ is the softmax of all scores together.",
                          []<class Scalar>(const Vector<Scalar>& z) {
                            return Vector<Scalar>(z.unaryExpr([](const Scalar& x) { return sigma(x); }));
                          }),
      probability_mistake("softmax-in-base-two", "ŷ is made of powers of 2; it is made of powers of e.",
                          []<class Scalar>(const Vector<Scalar>& z) {
                            using std::log;
                            return softmax(Vector<Scalar>(z * log(Scalar(2))));
                          }),
      probability_mistake("softmax-without-exp",
                          "The scores are divided by their sum without taking exp of them first.",
                          []<class Scalar>(const Vector<Scalar>& z) { return Vector<Scalar>(z / z.sum()); }),
      probability_mistake(
          "softmax-without-maximum",
          "exp overflows at scores above 709 and its sum vanishes at scores below −745; subtract "
          "the largest score first.",
          []<class Scalar>(const Vector<Scalar>& z) {
            const Vector<Scalar> e = each_exp(z);
            return Vector<Scalar>(e / e.sum());
          }),
  };
}

}  // namespace

std::vector<Mistake> softmax_mistakes() {
  std::vector<Mistake> all = delta_mistakes();
  for (auto* group : {loss_mistakes, probability_mistakes}) {
    std::ranges::move(group(), std::back_inserter(all));
  }
  return all;
}

}  // namespace gradjudge
