// SPDX-License-Identifier: MIT
#include "checks/answer.hpp"

#include <algorithm>

namespace gradjudge {

const AnswerBlock* Answer::find(std::string_view name) const {
  const auto found =
      std::find_if(blocks.begin(), blocks.end(), [&](const auto& block) { return block.name == name; });
  return found == blocks.end() ? nullptr : &*found;
}

}  // namespace gradjudge
