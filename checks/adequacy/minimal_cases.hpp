// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/results.hpp"

namespace gradjudge {

/// Cases that catch all that the whole set catches.
struct MinimalCases {
  std::vector<std::string> cases;  ///< suite/case, sorted
  bool smallest = false;           ///< proven: no fewer cases would do
};

/// A subset of the cases by which every mistake is caught that is caught at all; of what `caught_by` lists.
/// No case of it can be left out. It is the smallest there is if the search for one ends within 20,000
/// steps, which `smallest` says; otherwise the best that the search has found, starting from a greedy choice.
MinimalCases minimal_cases(const std::vector<MistakeResult>& mistakes);

}  // namespace gradjudge
