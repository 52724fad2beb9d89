// SPDX-License-Identifier: MIT
#include "checks/diagnosis/recovered_sigmas.hpp"

#include <cmath>
#include <map>

namespace gradjudge {
namespace {

/// How often σ enters a row's gradient, and how often it should be 1.
struct Counts {
  int all = 0;
  int positive = 0;
};

/// The vector that U is multiplied by, and the rows that count.
struct Draws {
  Vector<double> v;
  std::map<Index, Counts> rows{};
};

void add_pair(Draws& draws, const NegativeSamplingProblem<double>& pair) {
  draws.v = pair.v_c;
  ++draws.rows[pair.o].all;
  ++draws.rows[pair.o].positive;
  for (const Index k : pair.negatives) ++draws.rows[k].all;
}
void add_pair(Draws&, const NaiveSoftmaxProblem<double>&) {}

Draws draws_of(const NegativeSamplingProblem<double>& p) {
  Draws draws;
  add_pair(draws, p);
  return draws;
}
Draws draws_of(const HierarchicalSoftmaxProblem<double>& p) {
  Draws draws{p.v_c};
  for (std::size_t i = 0; i < p.nodes.size(); ++i) {
    Counts& counts = draws.rows[p.nodes[i]];
    ++counts.all;
    counts.positive += p.codes[i] == 0 ? 1 : 0;
  }
  return draws;
}
Draws draws_of(const SkipGramProblem<double>& p) {
  Draws draws;
  for_each_pair(p, [&](const auto& pair) { add_pair(draws, pair); });
  return draws;
}
Draws draws_of(const CbowProblem<double>& p) {
  Draws draws;
  std::visit([&](const auto& inner) { add_pair(draws, inner); }, pair(p));
  return draws;
}
template <class P>
Draws draws_of(const P&) {
  return {};
}

std::vector<RecoveredSigma> of_rows(const ObservedBlock& block, const Matrix<double>& U, const Draws& draws) {
  std::vector<RecoveredSigma> found;
  const double squared = draws.v.squaredNorm();
  if (!(squared > 0) || !std::isfinite(squared)) return found;
  const double largest = draws.v.cwiseAbs().maxCoeff();
  for (const auto& [row, counts] : draws.rows) {
    const Vector<double> yours = block.yours.row(row).transpose();
    if (!yours.allFinite()) continue;
    const double factor = yours.dot(draws.v) / squared;
    const double error = (yours - block.truth.row(row).transpose()).cwiseAbs().maxCoeff();
    const double across = (yours - factor * draws.v).cwiseAbs().maxCoeff();
    const double allowed = block.allowed.row(row).maxCoeff() + 0x1p-50 * yours.cwiseAbs().maxCoeff();
    if (across > 1e-3 * error + allowed) continue;
    const double n = counts.all;
    found.push_back({U.row(row).dot(draws.v), (factor + counts.positive) / n,
                     allowed / largest / n + 0x1p-51 * std::max(1.0, counts.positive / n)});
  }
  return found;
}

std::vector<RecoveredSigma> of_values(const ObservedBlock& block, const Vector<double>& x) {
  std::vector<RecoveredSigma> found;
  for (Index i = 0; i < x.size(); ++i) {
    if (std::isfinite(block.yours(i, 0))) found.push_back({x[i], block.yours(i, 0), block.allowed(i, 0)});
  }
  return found;
}

}  // namespace

std::vector<RecoveredSigma> recovered_sigmas(const ObservedCase& observed) {
  if (const auto* p = std::get_if<SigmoidProblem<double>>(&observed.problem)) {
    const ObservedBlock* value = observed.find("value");
    return value != nullptr && value->readable ? of_values(*value, p->x) : std::vector<RecoveredSigma>{};
  }
  const ObservedBlock* block = observed.find("U");
  if (block == nullptr || !block->readable) return {};
  return std::visit(
      [&](const auto& p) -> std::vector<RecoveredSigma> {
        if constexpr (requires { p.U; }) {
          const Draws draws = draws_of(p);
          return draws.rows.empty() ? std::vector<RecoveredSigma>{} : of_rows(*block, p.U, draws);
        } else {
          return {};
        }
      },
      observed.problem);
}

}  // namespace gradjudge
