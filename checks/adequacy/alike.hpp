// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "cases/case.hpp"
#include "checks/oracle/truth.hpp"

namespace gradjudge {

/// Two known mistakes by their place in the catalogue, the lower first.
using MistakePair = std::pair<std::size_t, std::size_t>;

/// Every pair of the catalogue.
std::vector<MistakePair> all_mistake_pairs();

/// What a case says about pairs of mistakes.
struct PairsSeen {
  std::vector<MistakePair> both_answer;  ///< those of which both have the case's loss
  std::vector<MistakePair> alike;        ///< those of them whose answers are the same, whole, within budget
};

/// Compares what the mistakes of each pair answer to a case, block by block, those that the case does not
/// judge included: a diagnosis sees them all. The same means what it means to a diagnosis.
PairsSeen compare_pairs(const Case& a_case, const Truth& truth, double slack,
                        std::span<const MistakePair> pairs);

}  // namespace gradjudge
