// SPDX-License-Identifier: MIT
#include "tests/checks/diagnosis/observed_cases.hpp"

#include <algorithm>

#include "checks/oracle/oracle.hpp"

namespace gradjudge {
namespace {

/// Decimals without symmetry, another series for each `start`.
Real number(int start, int i) {
  return Real((start * 31 + i * 47) % 199 - 99) / 70;
}

Vector<Real> vector(int start, Index d) {
  Vector<Real> v(d);
  for (Index j = 0; j < d; ++j) v[j] = number(start, static_cast<int>(j));
  return v;
}

Matrix<Real> matrix(int start, Index rows, Index d) {
  Matrix<Real> m(rows, d);
  for (Index i = 0; i < m.size(); ++i) m.data()[i] = number(start, static_cast<int>(i) + 5);
  return m;
}

}  // namespace

std::vector<Problem<Real>> sampling_problems() {
  return {NegativeSamplingProblem<Real>{vector(1, 3), matrix(1, 5, 3), 1, {0, 2, 2, 4}},
          NegativeSamplingProblem<Real>{vector(2, 3), matrix(2, 5, 3), 0, {3, 4, 1, 2}},
          NegativeSamplingProblem<Real>{vector(3, 2), matrix(3, 6, 2), 5, {1, 1, 1}},
          NegativeSamplingProblem<Real>{vector(4, 2), matrix(4, 4, 2), 2, {0, 3}},
          NegativeSamplingProblem<Real>{vector(5, 2), matrix(5, 4, 2), 2, {2, 3, 0, 0, 0}}};
}

std::vector<Problem<Real>> softmax_problems() {
  return {NaiveSoftmaxProblem<Real>{vector(1, 2), matrix(1, 4, 2), 1},
          NaiveSoftmaxProblem<Real>{vector(2, 3), matrix(2, 5, 3), 4},
          NaiveSoftmaxProblem<Real>{vector(3, 2), matrix(3, 3, 2), 0}};
}

std::vector<ObservedCase> observe_changed(const std::vector<Problem<Real>>& problems, const Change& change) {
  const Implementation reference = reference_implementation(Arithmetic::float64);
  std::vector<ObservedCase> cases;
  for (const auto& problem : problems) {
    Answer answer = reference.answer(problem);
    change(cast<double>(problem), answer);
    const Truth truth = truth_of(problem, OraclePath::shared_scores, Precision::bits_256);
    const Budget budget = declared_budget(Case{}, problem, reference, 16);
    cases.push_back(observe("case " + std::to_string(cases.size() + 1), problem, truth, budget,
                            Arithmetic::float64, answer));
  }
  return cases;
}

std::vector<std::string> ids(const std::vector<Diagnosis>& found) {
  std::vector<std::string> all;
  for (const auto& diagnosis : found) all.push_back(diagnosis.id);
  return all;
}

std::vector<double>& numbers(Answer& answer, const std::string& block) {
  return std::find_if(answer.blocks.begin(), answer.blocks.end(),
                      [&](const auto& b) { return b.name == block; })
      ->numbers;
}

}  // namespace gradjudge
