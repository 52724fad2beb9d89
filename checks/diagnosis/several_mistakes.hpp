// SPDX-License-Identifier: MIT
#pragma once
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
/// in which the block is right; what accounts for most comes first. Nothing unless they account for every
/// wrong case, or, for code that updates in place, for half of them: then a last part without a mistake holds
/// the rest.
std::vector<PartOfFailures> several_mistakes(Cases cases, const std::string& block);

}  // namespace gradjudge
