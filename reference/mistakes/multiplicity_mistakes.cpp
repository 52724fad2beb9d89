// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "reference/mistakes/draws.hpp"
#include "reference/mistakes/families.hpp"
#include "reference/mistakes/pair_mistake.hpp"

namespace gradjudge {
namespace {

/// From a wrong function of the problem to its evaluation, for negative sampling alone or in a window.
template <class Wrong>
Mistake drawing_mistake(std::string id, std::string sentence, Wrong wrong) {
  return make_pair_mistake(std::move(id), std::move(sentence), {"negative_sampling"}, std::move(wrong));
}

/// The negatives are changed before the right formulas.
template <class Change>
Mistake negatives_mistake(std::string id, std::string sentence, Change change) {
  return drawing_mistake(std::move(id), std::move(sentence),
                         [=]<class Scalar>(NegativeSamplingProblem<Scalar> problem) {
                           change(problem);
                           return evaluate(problem);
                         });
}

template <class Scalar>
NegativeSamplingProblem<Scalar> without_repeats(NegativeSamplingProblem<Scalar> problem) {
  problem.negatives = distinct(std::move(problem.negatives));
  return problem;
}

/// The right evaluation with one block taken from `other`.
template <class Scalar>
Evaluation<Scalar> with_block_of(Evaluation<Scalar> evaluation, Evaluation<Scalar> other,
                                 std::string_view block) {
  evaluation.at(block) = std::move(other.at(block));
  return evaluation;
}

/// One block of the gradient from draws that are wrong.
template <class Scalar>
Evaluation<Scalar> with_v_c_of(const NegativeSamplingProblem<Scalar>& problem,
                               const std::vector<Draw<Scalar>>& wrong) {
  return {{scalar_block("loss", loss(problem)), v_c_block(problem, wrong), U_block(problem, draws(problem))}};
}

template <class Scalar>
Evaluation<Scalar> with_U_of(const NegativeSamplingProblem<Scalar>& problem,
                             const std::vector<Draw<Scalar>>& wrong) {
  return {{scalar_block("loss", loss(problem)), v_c_block(problem, draws(problem)), U_block(problem, wrong)}};
}

template <class Scalar>
Scalar count(const NegativeSamplingProblem<Scalar>& problem) {
  return Scalar(static_cast<double>(problem.negatives.size()));
}

std::vector<Mistake> repeated_mistakes() {
  return {
      negatives_mistake(
          "duplicates-once",
          "The negatives are made distinct first, so a word that was drawn m times counts once in "
          "the loss and the gradients; sum over the draws.",
          [](auto& problem) { problem = without_repeats(std::move(problem)); }),
      drawing_mistake(
          "duplicates-once-in-loss",
          "A word that was drawn m times is counted once in the loss; the sum is over draws, not over "
          "distinct words.",
          []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
            return with_block_of(evaluate(problem), evaluate(without_repeats(problem)), "loss");
          }),
      drawing_mistake(
          "duplicates-once-in-v_c",
          "A word that was drawn m times is counted once in v_c's gradient; add σ(u_k·v_c) u_k once "
          "for every draw.",
          []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
            return with_block_of(evaluate(problem), evaluate(without_repeats(problem)), "v_c");
          }),
      drawing_mistake(
          "duplicates-once-in-U",
          "Word k was drawn m times, but its gradient is counted once (numpy's grad[indices] += does "
          "that); add it once for every draw.",
          []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
            return with_block_of(evaluate(problem), evaluate(without_repeats(problem)), "U");
          }),
      drawing_mistake(
          "contributions-overwritten-in-U",
          "A row of U's gradient is assigned where it must be added to (also by grad[indices] += with the "
          "target among the indices), so only the row's last draw counts; accumulate.",
          []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
            std::map<Index, Scalar> last;
            for (const auto& draw : draws(problem)) last[draw.word] = draw.factor;
            std::vector<Draw<Scalar>> kept;
            for (const auto& [word, factor] : last) kept.push_back({word, factor});
            return with_U_of(problem, kept);
          }),
      drawing_mistake(
          "target-row-assigned-last",
          "The target's row of U's gradient is assigned after the negatives', which loses what a draw of the "
          "target as a negative has added; accumulate.",
          []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
            auto kept = draws(problem);
            kept.erase(std::remove_if(kept.begin() + 1, kept.end(),
                                      [&](const auto& draw) { return draw.word == problem.o; }),
                       kept.end());
            return with_U_of(problem, kept);
          }),
      drawing_mistake(
          "multiplicity-squared",
          "Every draw of word k adds its gradient times the number m of its draws, which makes m²; "
          "either loop over draws or multiply by m, not both.",
          []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
            auto wrong = draws(problem);
            const auto& drawn = problem.negatives;
            for (auto draw = wrong.begin() + 1; draw != wrong.end(); ++draw) {
              const auto m = std::count(drawn.begin(), drawn.end(), draw->word);
              draw->factor *= Scalar(static_cast<double>(m));
            }
            return with_U_of(problem, wrong);
          }),
  };
}

std::vector<Mistake> missing_mistakes() {
  return {
      drawing_mistake("target-among-negatives-skipped",
                      "A draw of the target as a negative is skipped; the loss as it is defined counts it.",
                      []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
                        NegativeSamplingProblem<Scalar> fewer = problem;
                        std::erase(fewer.negatives, problem.o);
                        return evaluate(fewer);
                      }),
      negatives_mistake("last-negative-dropped",
                        "The sum over the negatives stops one short; it runs over all K draws.",
                        [](auto& problem) { problem.negatives.pop_back(); }),
      negatives_mistake("first-negative-dropped",
                        "The sum over the negatives begins at the second; it runs over all K draws.",
                        [](auto& problem) { problem.negatives.erase(problem.negatives.begin()); }),
      drawing_mistake("last-negative-dropped-in-v_c",
                      "One negative's term is missing from v_c's gradient; the sum runs over all K draws.",
                      []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
                        auto fewer = draws(problem);
                        fewer.pop_back();
                        return with_v_c_of(problem, fewer);
                      }),
      drawing_mistake("target-term-missing-in-loss",
                      "The target's term −log σ(u_o·v_c) is missing from the loss.",
                      []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
                        auto evaluation = evaluate(problem);
                        evaluation.at("loss").values(0, 0) -= softplus(Scalar(-score(problem, problem.o)));
                        return evaluation;
                      }),
      drawing_mistake("target-term-missing-in-v_c",
                      "The target's term (σ(u_o·v_c) − 1) u_o is missing from v_c's gradient.",
                      []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
                        auto negatives = draws(problem);
                        negatives.erase(negatives.begin());
                        return with_v_c_of(problem, negatives);
                      }),
      drawing_mistake("target-term-missing-in-U",
                      "The target's row of U's gradient lacks its term (σ(u_o·v_c) − 1) v_c.",
                      []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
                        auto negatives = draws(problem);
                        negatives.erase(negatives.begin());
                        return with_U_of(problem, negatives);
                      }),
      drawing_mistake("negatives-missing-in-v_c",
                      "v_c's gradient has the target's term alone; add σ(u_k·v_c) u_k for every negative.",
                      []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
                        return with_v_c_of(problem, std::vector<Draw<Scalar>>{draws(problem).front()});
                      }),
      drawing_mistake(
          "v_c-overwritten-by-last-negative",
          "v_c's gradient is assigned in the loop over the negatives, so only the last one is left; "
          "accumulate.",
          []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
            return with_v_c_of(problem, std::vector<Draw<Scalar>>{draws(problem).back()});
          }),
  };
}

std::vector<Mistake> counting_mistakes() {
  return {
      drawing_mistake(
          "loss-multiplied-by-K",
          "The loss is multiplied by the number K of negatives; it is a plain sum of K + 1 terms.",
          []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
            auto evaluation = evaluate(problem);
            evaluation.at("loss").values *= count(problem);
            return evaluation;
          }),
      drawing_mistake(
          "gradient-divided-by-K",
          "The gradient is divided by the number K of negatives; the loss is a sum, not an average.",
          []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
            auto evaluation = evaluate(problem);
            evaluation.at("v_c").values /= count(problem);
            evaluation.at("U").values /= count(problem);
            return evaluation;
          }),
      drawing_mistake("negatives-averaged",
                      "The negatives are averaged, in the loss and the gradient; the loss sums over them.",
                      []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
                        const Scalar target_term = softplus(Scalar(-score(problem, problem.o)));
                        auto averaged = draws(problem);
                        for (auto draw = averaged.begin() + 1; draw != averaged.end(); ++draw) {
                          draw->factor /= count(problem);
                        }
                        const Scalar J = target_term + (loss(problem) - target_term) / count(problem);
                        return evaluation_of(problem, J, averaged);
                      }),
      drawing_mistake(
          "target-added-for-every-negative",
          "The target's term stands inside the loop over the negatives and is added K times; it is "
          "added once.",
          []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
            auto repeated = draws(problem);
            repeated.front().factor *= count(problem);
            const Scalar target_term = softplus(Scalar(-score(problem, problem.o)));
            const Scalar J = loss(problem) + (count(problem) - Scalar(1)) * target_term;
            return evaluation_of(problem, J, repeated);
          }),
      drawing_mistake(
          "sum-over-negatives-in-every-u_k",
          "Every negative's row has the sum over all negatives; the derivative with respect to one "
          "u_k keeps that word's own terms, σ(u_k·v_c) v_c.",
          []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
            const auto right = draws(problem);
            Scalar sum(0);
            for (auto draw = right.begin() + 1; draw != right.end(); ++draw) sum += draw->factor;
            std::vector<Draw<Scalar>> wrong{right.front()};
            for (const Index word : distinct(problem.negatives)) wrong.push_back({word, sum});
            return with_U_of(problem, wrong);
          }),
      drawing_mistake(
          "u_k-multiplied-by-K",
          "Every u_k's gradient is multiplied by K, the number of draws; multiply by the number of "
          "times that this word was drawn.",
          []<class Scalar>(const NegativeSamplingProblem<Scalar>& problem) {
            const auto right = draws(problem);
            std::vector<Draw<Scalar>> wrong{right.front()};
            for (const Index word : distinct(problem.negatives)) {
              wrong.push_back({word, Scalar(count(problem) * sigma(score(problem, word)))});
            }
            return with_U_of(problem, wrong);
          }),
      negatives_mistake(
          "every-other-word-a-negative",
          "Every word but the target is taken as a negative; only the K words that were drawn are.",
          [](auto& problem) {
            problem.negatives = all_rows(problem.U.rows());
            std::erase(problem.negatives, problem.o);
          }),
  };
}

}  // namespace

std::vector<Mistake> multiplicity_mistakes() {
  std::vector<Mistake> all = repeated_mistakes();
  for (auto* group : {missing_mistakes, counting_mistakes}) {
    std::ranges::move(group(), std::back_inserter(all));
  }
  return all;
}

}  // namespace gradjudge
