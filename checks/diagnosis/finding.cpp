// SPDX-License-Identifier: MIT
#include "checks/diagnosis/finding.hpp"

#include <algorithm>

namespace gradjudge {

std::vector<std::string> wrong_blocks(Cases cases) {
  std::vector<std::string> names;
  for (const auto& observed : cases) {
    for (const auto& block : observed.blocks) {
      const std::string& name = block.returned.name;
      if (block.wrong && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

std::vector<const ObservedCase*> with_block(Cases cases, const std::string& block) {
  std::vector<const ObservedCase*> found;
  for (const auto& observed : cases) {
    if (observed.find(block) != nullptr) found.push_back(&observed);
  }
  return found;
}

std::vector<const ObservedCase*> with_wrong_block(Cases cases, const std::string& block) {
  std::vector<const ObservedCase*> found = with_block(cases, block);
  std::erase_if(found, [&](const ObservedCase* observed) { return !observed->find(block)->wrong; });
  return found;
}

}  // namespace gradjudge
