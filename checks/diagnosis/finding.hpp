// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string>
#include <vector>

#include "checks/diagnosis/observed_case.hpp"

namespace gradjudge {

/// An explanation of one block's failures over all cases of one loss.
struct Finding {
  std::string id;        ///< for a machine
  std::string sentence;  ///< for a student
};

using Cases = std::span<const ObservedCase>;

/// The names of the blocks that are wrong in some case, in the order of the evaluation.
std::vector<std::string> wrong_blocks(Cases cases);

/// The cases in which the block was returned.
std::vector<const ObservedCase*> with_block(Cases cases, const std::string& block);

/// The cases in which the block is wrong.
std::vector<const ObservedCase*> with_wrong_block(Cases cases, const std::string& block);

}  // namespace gradjudge
