// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "checks/diagnosis/finding.hpp"
#include "reference/mistakes/mistake.hpp"

namespace gradjudge {

/// A known mistake and the wrong cases that it accounts for.
struct PartOfFailures {
  const Mistake* mistake = nullptr;
  std::vector<ObservedCase> cases;
};

/// Two or three known mistakes, none of which accounts for a block alone, but each wrong case is accounted
/// for by one of them, and none of them contradicts a case in which the block is right. Nothing if there are
/// none.
std::optional<std::vector<PartOfFailures>> several_mistakes(Cases cases, const std::string& block);

/// The cases as they would be judged if σ might come from a table (see sigmoid_table): what is still wrong
/// has another cause. Nothing if that explains less than half of what is wrong.
std::optional<std::vector<ObservedCase>> beyond_a_table(Cases cases);

}  // namespace gradjudge
