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

/// Up to three known mistakes, none of which accounts for a block alone, and none of which contradicts a case
/// in which the block is right; what accounts for most comes first. Nothing unless they account for half of
/// the wrong cases. A last part without a mistake holds the cases that are left.
std::vector<PartOfFailures> several_mistakes(Cases cases, const std::string& block);

/// The cases as they would be judged if σ might come from a table (see sigmoid_table): what is still wrong
/// has another cause. Nothing if that explains less than half of what is wrong.
std::optional<std::vector<ObservedCase>> beyond_a_table(Cases cases);

}  // namespace gradjudge
