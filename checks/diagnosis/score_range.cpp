// SPDX-License-Identifier: MIT
#include "checks/diagnosis/score_range.hpp"

#include <algorithm>
#include <cmath>

namespace gradjudge {
namespace {

double largest_of(const Vector<double>& scores) {
  return scores.size() == 0 ? 0 : scores.cwiseAbs().maxCoeff();
}

ScoreRange range(const NaiveSoftmaxProblem<double>& p) {
  const Vector<double> scores = p.U * p.v_c;
  const double maximum = scores.maxCoeff();
  return {largest_of(scores), maximum - scores.minCoeff(), maximum - scores[p.o], 0};
}
ScoreRange range(const CrossEntropyProblem<double>& p) {
  const double maximum = p.scores.maxCoeff();
  double target = 0;
  for (Index k = 0; k < p.y.size(); ++k) {
    if (p.y[k] > 0) target = std::max(target, maximum - p.scores[k]);
  }
  return {largest_of(p.scores), maximum - p.scores.minCoeff(), target, 0};
}
ScoreRange range(const NegativeSamplingProblem<double>& p) {
  double largest = std::abs(score(p, p.o));
  for (const Index k : p.negatives) largest = std::max(largest, std::abs(score(p, k)));
  return {largest, 0, 0, largest};
}
ScoreRange range(const HierarchicalSoftmaxProblem<double>& p) {
  double largest = 0;
  for (std::size_t i = 0; i < p.nodes.size(); ++i) largest = std::max(largest, std::abs(signed_score(p, i)));
  return {largest, 0, 0, largest};
}
ScoreRange range(const SigmoidProblem<double>& p) {
  return {largest_of(p.x), 0, 0, largest_of(p.x)};
}
ScoreRange range(const LeakyReluProblem<double>&) {
  return {};
}
ScoreRange range(const SkipGramProblem<double>& p) {
  ScoreRange all;
  for_each_pair(p, [&](const auto& pair) {
    const ScoreRange one = range(pair);
    all = {std::max(all.largest, one.largest), std::max(all.below_maximum, one.below_maximum),
           std::max(all.target_below_maximum, one.target_below_maximum), std::max(all.sigma, one.sigma)};
  });
  return all;
}
ScoreRange range(const CbowProblem<double>& p) {
  return std::visit([](const auto& inner) { return range(inner); }, pair(p));
}

}  // namespace

ScoreRange score_range(const Problem<double>& problem) {
  return std::visit([](const auto& p) { return range(p); }, problem);
}

}  // namespace gradjudge
