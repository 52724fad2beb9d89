// SPDX-License-Identifier: MIT
#include "reference/mistakes/draws.hpp"
#include "reference/mistakes/families.hpp"
#include "reference/mistakes/pair_mistake.hpp"

namespace gradjudge {
namespace {

template <class Wrong>
Mistake of_both_losses(std::string id, std::string sentence, Wrong wrong) {
  return make_pair_mistake(std::move(id), std::move(sentence), {"naive_softmax", "negative_sampling"},
                           std::move(wrong));
}

/// dJ/dz_w for every word w, z_w its score: v_c's gradient is Σ_w factor_w u_w, u_w's is factor_w v_c.
template <class Scalar>
Vector<Scalar> row_factors(const NaiveSoftmaxProblem<Scalar>& problem) {
  Vector<Scalar> factors = softmax(Vector<Scalar>(problem.U * problem.v_c));
  factors[problem.o] -= Scalar(1);
  return factors;
}

template <class Scalar>
Vector<Scalar> row_factors(const NegativeSamplingProblem<Scalar>& problem) {
  Vector<Scalar> factors = Vector<Scalar>::Zero(problem.U.rows());
  for (const auto& draw : draws(problem)) factors[draw.word] += draw.factor;
  return factors;
}

/// The right evaluation with another gradient for U, or for v_c.
template <PairLoss Problem>
Evaluation<ScalarOf<Problem>> with_U(const Problem& problem, Matrix<ScalarOf<Problem>> dU) {
  auto evaluation = evaluate(problem);
  evaluation.at("U") = matrix_block("U", std::move(dU));
  return evaluation;
}

template <PairLoss Problem>
Evaluation<ScalarOf<Problem>> with_v_c(const Problem& problem, const Vector<ScalarOf<Problem>>& dv_c) {
  auto evaluation = evaluate(problem);
  evaluation.at("v_c") = vector_block("v_c", dv_c);
  return evaluation;
}

/// The row of word w moves to the row of word w + 1, the last to the first.
template <class Scalar>
Matrix<Scalar> shifted_rows(const Matrix<Scalar>& values) {
  Matrix<Scalar> shifted(values.rows(), values.cols());
  for (Index w = 0; w < values.rows(); ++w) shifted.row((w + 1) % values.rows()) = values.row(w);
  return shifted;
}

std::vector<Mistake> row_mistakes() {
  return {
      of_both_losses(
          "only-target-row", "U's gradient has the target's row alone; the other words' rows count too.",
          [](const PairLoss auto& problem) {
            Matrix<ScalarOf<std::decay_t<decltype(problem)>>> dU = dense(evaluate(problem).at("U"));
            for (Index w = 0; w < dU.rows(); ++w) {
              if (w != problem.o) dU.row(w).setZero();
            }
            return with_U(problem, std::move(dU));
          }),
      of_both_losses("target-row-zero", "The target's row of U's gradient is missing; it is not zero.",
                     [](const PairLoss auto& problem) {
                       Matrix<ScalarOf<std::decay_t<decltype(problem)>>> dU =
                           dense(evaluate(problem).at("U"));
                       dU.row(problem.o).setZero();
                       return with_U(problem, std::move(dU));
                     }),
      of_both_losses("U-rows-off-by-one",
                     "Each row of U's gradient stands one row too far; word w's gradient belongs in row w "
                     "(rows count from 0).",
                     [](const PairLoss auto& problem) {
                       return with_U(problem, shifted_rows(dense(evaluate(problem).at("U"))));
                     }),
      of_both_losses(
          "target-row-not-distinguished",
          "In U's gradient the target's row is treated like the others; its factor has a −1 besides.",
          [](const PairLoss auto& problem) {
            using Scalar = ScalarOf<std::decay_t<decltype(problem)>>;
            Vector<Scalar> factors = row_factors(problem);
            factors[problem.o] += Scalar(1);
            return with_U(problem, Matrix<Scalar>(factors * problem.v_c.transpose()));
          }),
      of_both_losses("target-not-subtracted-in-v_c",
                     "v_c's gradient lacks −u_o: the target's factor has a −1 besides.",
                     [](const PairLoss auto& problem) {
                       using Scalar = ScalarOf<std::decay_t<decltype(problem)>>;
                       Vector<Scalar> factors = row_factors(problem);
                       factors[problem.o] += Scalar(1);
                       return with_v_c(problem, Vector<Scalar>(problem.U.transpose() * factors));
                     }),
      of_both_losses("v_c-from-target-alone",
                     "v_c's gradient has the target's factor times u_o alone; sum over the other words too.",
                     [](const PairLoss auto& problem) {
                       using Scalar = ScalarOf<std::decay_t<decltype(problem)>>;
                       const Scalar factor = row_factors(problem)[problem.o];
                       return with_v_c(problem,
                                       Vector<Scalar>(factor * problem.U.row(problem.o).transpose()));
                     }),
  };
}

std::vector<Mistake> vector_mistakes() {
  return {
      of_both_losses("u-for-v_c-in-U",
                     "A row of U's gradient is its factor times u_w itself; it is the factor times v_c.",
                     [](const PairLoss auto& problem) {
                       using Scalar = ScalarOf<std::decay_t<decltype(problem)>>;
                       return with_U(problem, Matrix<Scalar>(row_factors(problem).asDiagonal() * problem.U));
                     }),
      of_both_losses(
          "u_o-for-v_c-in-U", "A row of U's gradient is its factor times u_o; it is the factor times v_c.",
          [](const PairLoss auto& problem) {
            using Scalar = ScalarOf<std::decay_t<decltype(problem)>>;
            return with_U(problem, Matrix<Scalar>(row_factors(problem) * problem.U.row(problem.o)));
          }),
      of_both_losses("v_c-for-u-in-v_c",
                     "v_c's gradient sums factors times v_c itself; it sums the factors times u_w.",
                     [](const PairLoss auto& problem) {
                       using Scalar = ScalarOf<std::decay_t<decltype(problem)>>;
                       return with_v_c(problem, Vector<Scalar>(row_factors(problem).sum() * problem.v_c));
                     }),
      of_both_losses("v_c-and-u-swapped",
                     "v_c and the u's are swapped: v_c's gradient sums factors times u_w, and u_w's is the "
                     "factor times v_c.",
                     [](const PairLoss auto& problem) {
                       using Scalar = ScalarOf<std::decay_t<decltype(problem)>>;
                       const Vector<Scalar> factors = row_factors(problem);
                       auto evaluation = with_v_c(problem, Vector<Scalar>(factors.sum() * problem.v_c));
                       evaluation.at("U") =
                           matrix_block("U", Matrix<Scalar>(factors.asDiagonal() * problem.U));
                       return evaluation;
                     }),
      of_both_losses(
          "sum-for-outer-product",
          "The factors and v_c are added where their outer product belongs: row w is factor_w times v_c.",
          [](const PairLoss auto& problem) {
            using Scalar = ScalarOf<std::decay_t<decltype(problem)>>;
            const Vector<Scalar> factors = row_factors(problem);
            Matrix<Scalar> dU = factors.replicate(1, problem.v_c.size());
            dU.rowwise() += problem.v_c.transpose();
            return with_U(problem, std::move(dU));
          }),
      of_both_losses("factors-not-multiplied-by-v_c",
                     "Every entry of a row of U's gradient is the factor itself; multiply it by v_c.",
                     [](const PairLoss auto& problem) {
                       using Scalar = ScalarOf<std::decay_t<decltype(problem)>>;
                       return with_U(problem,
                                     Matrix<Scalar>(row_factors(problem).replicate(1, problem.v_c.size())));
                     }),
  };
}

}  // namespace

std::vector<Mistake> pair_mistakes() {
  std::vector<Mistake> all = row_mistakes();
  std::ranges::move(vector_mistakes(), std::back_inserter(all));
  return all;
}

}  // namespace gradjudge
