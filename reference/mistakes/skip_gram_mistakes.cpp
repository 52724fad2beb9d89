// SPDX-License-Identifier: MIT
#include <algorithm>

#include "reference/mistakes/families.hpp"
#include "reference/mistakes/make_mistake.hpp"

namespace gradjudge {
namespace {

template <class Wrong>
Mistake skip_gram_mistake(std::string id, std::string sentence, Wrong wrong) {
  return make_mistake(std::move(id), std::move(sentence), {"skip_gram"}, std::move(wrong));
}

/// The right evaluation, blocks changed afterwards: change(problem, evaluation).
template <class Change>
Mistake changed_evaluation(std::string id, std::string sentence, Change change) {
  return skip_gram_mistake(std::move(id), std::move(sentence),
                           [=]<class Scalar>(const SkipGramProblem<Scalar>& problem) {
                             auto evaluation = evaluate(problem);
                             change(problem, evaluation);
                             return evaluation;
                           });
}

/// The problem that keeps only the positions j of the window for which keep(j) holds, j relative to the
/// center.
template <class Scalar, class Keep>
SkipGramProblem<Scalar> narrowed(const SkipGramProblem<Scalar>& problem, Keep keep) {
  SkipGramProblem<Scalar> fewer = problem;
  fewer.sentence = {problem.center()};
  fewer.t = 0;
  fewer.negatives.clear();
  const std::vector<Index> outside = problem.outside();
  const Index before = std::min(problem.t, problem.m);
  for (std::size_t i = 0; i < outside.size(); ++i) {
    const Index place = static_cast<Index>(i) - before;
    if (!keep(place < 0 ? place : place + 1)) continue;
    fewer.sentence.push_back(outside[i]);
    if (!problem.negatives.empty()) fewer.negatives.push_back(problem.negatives[i]);
  }
  fewer.m = static_cast<Index>(fewer.sentence.size());
  return fewer;
}

template <class Scalar>
SkipGramProblem<Scalar> last_pair_only(const SkipGramProblem<Scalar>& problem) {
  const Index last = std::min(problem.m, static_cast<Index>(problem.sentence.size()) - 1 - problem.t);
  return narrowed(problem, [&](Index j) { return j == (last > 0 ? last : Index{-1}); });
}

template <class Scalar>
Scalar outside_count(const SkipGramProblem<Scalar>& problem) {
  return Scalar(static_cast<double>(problem.outside().size()));
}

std::vector<Mistake> window_bounds() {
  return {
      skip_gram_mistake(
          "window-ends-lost", "−m < j < m loses both ends of the window; j runs from −m to m inclusive.",
          []<class Scalar>(const SkipGramProblem<Scalar>& problem) {
            return evaluate(narrowed(problem, [&](Index j) { return -problem.m < j && j < problem.m; }));
          }),
      skip_gram_mistake(
          "window-right-end-lost",
          "The window stops at j = m − 1 (Python's range leaves its end out); j runs to m inclusive.",
          []<class Scalar>(const SkipGramProblem<Scalar>& problem) {
            return evaluate(narrowed(problem, [&](Index j) { return j < problem.m; }));
          }),
      skip_gram_mistake("window-left-half-only",
                        "Only the words before the center are used; those after it count too.",
                        []<class Scalar>(const SkipGramProblem<Scalar>& problem) {
                          return evaluate(narrowed(problem, [](Index j) { return j < 0; }));
                        }),
      skip_gram_mistake("window-right-half-only",
                        "Only the words after the center are used; those before it count too.",
                        []<class Scalar>(const SkipGramProblem<Scalar>& problem) {
                          return evaluate(narrowed(problem, [](Index j) { return j > 0; }));
                        }),
      skip_gram_mistake("center-and-outside-words-exchanged",
                        "Each outside word's center vector is made to predict the center word; v_c predicts "
                        "the outside words.",
                        []<class Scalar>(const SkipGramProblem<Scalar>& problem) {
                          SkipGramProblem<Scalar> reversed = problem;
                          Matrix<Scalar> dV = Matrix<Scalar>::Zero(problem.V.rows(), problem.V.cols());
                          Matrix<Scalar> dU = dV;
                          Scalar J(0);
                          const std::vector<Index> outside = problem.outside();
                          reversed.t = 0;
                          reversed.m = 1;
                          for (std::size_t i = 0; i < outside.size(); ++i) {
                            reversed.sentence = {outside[i], problem.center()};
                            if (!problem.negatives.empty()) reversed.negatives = {problem.negatives[i]};
                            const auto part = evaluate(reversed);
                            J += part.at("loss").values(0, 0);
                            dV += dense(part.at("V"));
                            dU += dense(part.at("U"));
                          }
                          return Evaluation<Scalar>{{scalar_block("loss", J),
                                                     matrix_block("V", std::move(dV)),
                                                     matrix_block("U", std::move(dU))}};
                        }),
      skip_gram_mistake(
          "negatives-drawn-once-for-the-window",
          "The first outside word's negatives are used for the whole window; each outside word has its own.",
          []<class Scalar>(const SkipGramProblem<Scalar>& problem) -> std::optional<Evaluation<Scalar>> {
            if (problem.negatives.empty()) return std::nullopt;
            SkipGramProblem<Scalar> same = problem;
            std::fill(same.negatives.begin(), same.negatives.end(), problem.negatives.front());
            return evaluate(same);
          }),
  };
}

std::vector<Mistake> averages() {
  return {
      changed_evaluation(
          "loss-and-gradient-averaged-over-window",
          "The loss is averaged over the outside words, and the gradient follows; it is a sum.",
          [](const auto& problem, auto& evaluation) {
            for (auto& block : evaluation.blocks) block.values /= outside_count(problem);
          }),
      changed_evaluation("gradient-averaged-over-window",
                         "The gradient is divided by the number of outside words; the loss is their sum.",
                         [](const auto& problem, auto& evaluation) {
                           evaluation.at("V").values /= outside_count(problem);
                           evaluation.at("U").values /= outside_count(problem);
                         }),
      changed_evaluation("loss-and-gradient-divided-by-2m",
                         "The loss is divided by 2m, the window's full size, and the gradient follows; it is "
                         "a sum.",
                         []<class Scalar>(const SkipGramProblem<Scalar>& problem, auto& evaluation) {
                           const Scalar full(2.0 * static_cast<double>(problem.m));
                           for (auto& block : evaluation.blocks) block.values /= full;
                         }),
      changed_evaluation("gradient-divided-by-2m",
                         "The gradient is divided by 2m, the window's full size; the loss is a sum.",
                         []<class Scalar>(const SkipGramProblem<Scalar>& problem, auto& evaluation) {
                           const Scalar full(2.0 * static_cast<double>(problem.m));
                           evaluation.at("V").values /= full;
                           evaluation.at("U").values /= full;
                         }),
  };
}

/// The blocks named are those of the last pair alone.
Mistake overwritten(std::string id, std::string sentence, const std::vector<std::string>& blocks) {
  return changed_evaluation(std::move(id), std::move(sentence), [=](const auto& problem, auto& evaluation) {
    auto last = evaluate(last_pair_only(problem));
    for (const auto& block : blocks) evaluation.at(block) = std::move(last.at(block));
  });
}

std::vector<Mistake> overwriting() {
  return {
      overwritten(
          "only-last-outside-word",
          "The loss and the gradients are assigned in the loop over the window, so only the last outside "
          "word is left; accumulate.",
          {"loss", "V", "U"}),
      overwritten(
          "loss-overwritten-in-window",
          "The loss is assigned in the loop over the window, so only the last outside word's is left; "
          "accumulate.",
          {"loss"}),
      overwritten(
          "V-overwritten-in-window",
          "The center vector's gradient is assigned in the loop over the window, so only the last outside "
          "word's is left; accumulate.",
          {"V"}),
      overwritten(
          "U-overwritten-in-window",
          "U's gradient is assigned in the loop over the window, so only the last outside word's is left; "
          "accumulate.",
          {"U"}),
  };
}

std::vector<Mistake> wrong_rows() {
  return {
      skip_gram_mistake(
          "center-gradient-in-outside-rows",
          "Each pair's gradient for v_c is put in the outside word's row of V; it belongs in the "
          "center word's row.",
          []<class Scalar>(const SkipGramProblem<Scalar>& problem) {
            auto evaluation = evaluate(problem);
            Matrix<Scalar> dV = Matrix<Scalar>::Zero(problem.V.rows(), problem.V.cols());
            for_each_pair(problem, [&](const auto& pair) {
              dV.row(pair.o) += evaluate(pair).at("v_c").values.col(0).transpose();
            });
            evaluation.at("V") = matrix_block("V", std::move(dV));
            return evaluation;
          }),
      skip_gram_mistake("center-gradient-in-row-zero",
                        "The gradient for v_c is put in row 0 of V; it belongs in the center word's row.",
                        []<class Scalar>(const SkipGramProblem<Scalar>& problem) {
                          auto evaluation = evaluate(problem);
                          evaluation.at("V").touched = {0};
                          return evaluation;
                        }),
      skip_gram_mistake(
          "position-for-word",
          "The gradient for v_c is put in the row of the center's position in the sentence; it belongs in "
          "the "
          "row of the word that stands there.",
          []<class Scalar>(const SkipGramProblem<Scalar>& problem) -> std::optional<Evaluation<Scalar>> {
            if (problem.t >= problem.V.rows()) return std::nullopt;
            auto evaluation = evaluate(problem);
            evaluation.at("V").touched = {problem.t};
            return evaluation;
          }),
      skip_gram_mistake("outside-words-given-center-gradient",
                        "The outside words' rows of V get v_c's gradient too; ∂J/∂v_w = 0 for every w ≠ c.",
                        []<class Scalar>(const SkipGramProblem<Scalar>& problem) {
                          auto evaluation = evaluate(problem);
                          Matrix<Scalar> dV = dense(evaluation.at("V"));
                          for (const Index w : distinct(problem.outside())) {
                            if (w != problem.center()) dV.row(w) = evaluation.at("V").values.row(0);
                          }
                          evaluation.at("V") = matrix_block("V", std::move(dV));
                          return evaluation;
                        }),
      skip_gram_mistake(
          "gradient-returned-for-v_c-alone",
          "The gradient of the center vector is returned alone, a vector; dJ/dV is a matrix of V's "
          "shape with that vector in row c.",
          []<class Scalar>(const SkipGramProblem<Scalar>& problem) {
            auto evaluation = evaluate(problem);
            const Vector<Scalar> dv_c = evaluation.at("V").values.row(0).transpose();
            evaluation.at("V") = vector_block("V", dv_c);
            return evaluation;
          }),
  };
}

}  // namespace

std::vector<Mistake> skip_gram_mistakes() {
  std::vector<Mistake> all = window_bounds();
  for (auto* group : {averages, overwriting, wrong_rows}) {
    std::ranges::move(group(), std::back_inserter(all));
  }
  return all;
}

}  // namespace gradjudge
