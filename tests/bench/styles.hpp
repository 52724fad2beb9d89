// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <random>
#include <vector>

#include "checks/implementation.hpp"
#include "tests/bench/shuffled_words.hpp"

namespace gradjudge {

/// Right implementations as people write them.

/// The negative-sampling gradient by the course's formulas, (σ(u_o·v_c) − 1)u_o + Σ(1 − σ(−u_k·v_c))u_k, with
/// σ(x) = 1/(1 + e^−x) and no care for large scores.
inline Evaluation<double> by_course_formulas(const NegativeSamplingProblem<double>& p) {
  const auto plain_sigma = [](double x) { return 1 / (1 + std::exp(-x)); };
  Matrix<double> dU = Matrix<double>::Zero(p.U.rows(), p.U.cols());
  const double target = plain_sigma(p.U.row(p.o).dot(p.v_c));
  Vector<double> dv_c = (target - 1) * p.U.row(p.o).transpose();
  dU.row(p.o) += (target - 1) * p.v_c.transpose();
  double J = -std::log(target);
  for (const Index k : p.negatives) {
    const double negative = plain_sigma(-p.U.row(k).dot(p.v_c));
    dv_c += (1 - negative) * p.U.row(k).transpose();
    dU.row(k) += (1 - negative) * p.v_c.transpose();
    J -= std::log(negative);
  }
  return {{scalar_block("loss", J), vector_block("v_c", dv_c), matrix_block("U", std::move(dU))}};
}

/// Softmax with no maximum subtracted, and the gradient for v_c as −u_o + Σ ŷ_w u_w.
inline Evaluation<double> without_maximum(const NaiveSoftmaxProblem<double>& p) {
  const Vector<double> powers = (p.U * p.v_c).array().exp();
  const Vector<double> y_hat = powers / powers.sum();
  Vector<double> dv_c = -p.U.row(p.o).transpose();
  for (Index w = 0; w < p.U.rows(); ++w) dv_c += y_hat[w] * p.U.row(w).transpose();
  Vector<double> delta = y_hat;
  delta[p.o] -= 1;
  return {{scalar_block("loss", -std::log(y_hat[p.o])), vector_block("v_c", dv_c),
           matrix_block<double>("U", delta * p.v_c.transpose())}};
}

/// What a style does not write in its own way, and scores at which plain formulas overflow, are the
/// reference's.
inline Evaluation<double> plainly(const Problem<double>& problem) {
  constexpr double plain_enough = 30;
  if (const auto* p = std::get_if<NegativeSamplingProblem<double>>(&problem)) {
    if ((p->U * p->v_c).cwiseAbs().maxCoeff() < plain_enough) return by_course_formulas(*p);
  }
  if (const auto* p = std::get_if<NaiveSoftmaxProblem<double>>(&problem)) {
    if ((p->U * p->v_c).cwiseAbs().maxCoeff() < plain_enough) return without_maximum(*p);
  }
  return evaluate(problem);
}

inline std::vector<Implementation> right_styles() {
  const auto shuffled = [](std::uint64_t seed) {
    return [seed](const Problem<Real>& problem) {
      std::mt19937_64 random(seed);
      return to_answer(evaluate_shuffled(cast<double>(problem), random));
    };
  };
  return {
      {"reference",
       Arithmetic::float64,
       {},
       [](const auto& p) { return to_answer(evaluate(cast<double>(p))); }},
      {"float32, declared",
       Arithmetic::float32,
       {},
       [](const auto& p) { return to_answer(evaluate(cast<float>(p))); }},
      {"course formulas",
       Arithmetic::float64,
       {},
       [](const auto& p) { return to_answer(plainly(cast<double>(p))); }},
      {"shuffled 1", Arithmetic::float64, {}, shuffled(1)},
      {"shuffled 2", Arithmetic::float64, {}, shuffled(2)},
  };
}

}  // namespace gradjudge
