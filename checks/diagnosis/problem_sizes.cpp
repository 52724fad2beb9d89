// SPDX-License-Identifier: MIT
#include "checks/diagnosis/problem_sizes.hpp"

namespace gradjudge {
namespace {

using Counts = std::map<Index, int>;

template <class P>
Counts counts_of(const P&, std::string_view) {
  return {};
}

Counts counts_of(const NegativeSamplingProblem<double>& problem, std::string_view block) {
  Counts counts;
  if (block != "U") return counts;
  ++counts[problem.o];
  for (const Index k : problem.negatives) ++counts[k];
  return counts;
}

Counts counts_of(const SkipGramProblem<double>& problem, std::string_view block) {
  Counts counts;
  if (block != "U") return counts;
  for (const Index o : problem.outside()) ++counts[o];
  for (const auto& negatives : problem.negatives) {
    for (const Index k : negatives) ++counts[k];
  }
  return counts;
}

Counts counts_of(const CbowProblem<double>& problem, std::string_view block) {
  Counts counts;
  if (block == "V") {
    for (const Index w : problem.context) ++counts[w];
  } else if (block == "U" && problem.inner == InnerLoss::negative_sampling) {
    ++counts[problem.o];
    for (const Index k : problem.negatives) ++counts[k];
  }
  return counts;
}

template <class P>
ProblemSizes sizes(const P& p) {
  if constexpr (requires { p.U; }) return {p.U.rows(), p.U.cols(), {}, {}};
  return {};
}
ProblemSizes sizes(const CrossEntropyProblem<double>& p) {
  return {p.scores.size(), {}, {}, {}};
}
ProblemSizes sizes(const NegativeSamplingProblem<double>& p) {
  return {p.U.rows(), p.U.cols(), static_cast<Index>(p.negatives.size()), {}};
}
ProblemSizes sizes(const SkipGramProblem<double>& p) {
  ProblemSizes sizes{p.U.rows(), p.U.cols(), {}, static_cast<Index>(p.outside().size())};
  if (!p.negatives.empty()) sizes.K = static_cast<Index>(p.negatives.front().size());
  return sizes;
}
ProblemSizes sizes(const CbowProblem<double>& p) {
  ProblemSizes sizes{p.U.rows(), p.U.cols(), {}, static_cast<Index>(p.context.size())};
  if (!p.negatives.empty()) sizes.K = static_cast<Index>(p.negatives.size());
  return sizes;
}

}  // namespace

std::map<Index, int> row_multiplicities(const Problem<double>& problem, std::string_view block) {
  return std::visit([&](const auto& p) { return counts_of(p, block); }, problem);
}

ProblemSizes sizes_of(const Problem<double>& problem) {
  return std::visit([](const auto& p) { return sizes(p); }, problem);
}

}  // namespace gradjudge
