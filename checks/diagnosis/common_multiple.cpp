// SPDX-License-Identifier: MIT
#include "checks/diagnosis/common_multiple.hpp"

#include <cmath>
#include <vector>

#include "checks/diagnosis/match.hpp"

namespace gradjudge {
namespace {

struct Entry {
  double error;
  double direction;
  double noise;
};

double noise_at(const ObservedBlock& block, Index i) {
  return block.allowed.data()[i] + 0x1p-51 * std::abs(block.truth.data()[i]) + 1e-300;
}

}  // namespace

std::optional<double> common_multiple(Cases cases, const std::string& name, const Direction& direction) {
  const auto shown = with_block(cases, name);
  std::vector<Matrix<double>> directions;
  Entry best{};
  for (const ObservedCase* observed : shown) {
    const ObservedBlock& block = *observed->find(name);
    auto along = direction(*observed, block);
    if (!along || !block.readable || !block.yours.allFinite() || !block.truth.allFinite())
      return std::nullopt;
    for (Index i = 0; i < block.truth.size(); ++i) {
      const Entry entry{block.yours.data()[i] - block.truth.data()[i], along->data()[i], noise_at(block, i)};
      if (!std::isfinite(entry.direction)) return std::nullopt;
      if (std::abs(entry.direction) * best.noise >= std::abs(best.direction) * entry.noise) best = entry;
    }
    directions.push_back(std::move(*along));
  }
  if (best.direction == 0 || best.error == 0) return std::nullopt;
  const double multiple = best.error / best.direction;
  constexpr double far = 20;
  constexpr double near = 1e-4;
  constexpr int fewest = 3;
  Fit fit;
  int telling = 0;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const ObservedBlock& block = *shown[i]->find(name);
    fit.add(block, Matrix<double>(block.truth + multiple * directions[i]), shown[i]->arithmetic);
    if (fit.contradicted()) return std::nullopt;
    for (Index k = 0; k < block.truth.size(); ++k) {
      const double expected = multiple * directions[i].data()[k];
      const double error = block.yours.data()[k] - block.truth.data()[k];
      if (std::abs(error - expected) > 2 * noise_at(block, k) + near * std::abs(expected))
        return std::nullopt;
      if (std::abs(expected) > far * noise_at(block, k)) ++telling;
    }
  }
  if (!fit.accounts() || telling < fewest) return std::nullopt;
  return multiple;
}

}  // namespace gradjudge
