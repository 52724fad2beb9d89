// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string>
#include <vector>

#include "checks/diagnosis/finding.hpp"
#include "reference/mistakes/mistake.hpp"

namespace gradjudge {

/// How a known mistake compares with the answers to all cases of one loss, block by block.
struct MistakeMatch {
  const Mistake* mistake = nullptr;
  std::vector<std::string> explains;  ///< wrong blocks in which every answer is the mistake's
  std::vector<std::string>
      contradicts;      ///< blocks in which the mistake departs from truth, but not as the answers do
  double distance = 0;  ///< largest difference as a share of what was tolerated

  bool explains_block(const std::string& block) const;
};

/// Those of the mistakes that explain at least one wrong block, in their order. They must outlive the
/// matches.
std::vector<MistakeMatch> matching_mistakes(Cases cases, std::span<const Mistake> mistakes);

}  // namespace gradjudge
