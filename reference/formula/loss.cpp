// SPDX-License-Identifier: MIT
#include "reference/formula/loss.hpp"

#include <algorithm>

namespace gradjudge::formula {

const Variable* Loss::find(std::string_view variable) const {
  for (const auto* variables : {&inputs, &data}) {
    const auto found = std::find_if(variables->begin(), variables->end(),
                                    [&](const Variable& one) { return one.name == variable; });
    if (found != variables->end()) return &*found;
  }
  return nullptr;
}

const Definition* Loss::find_definition(std::string_view definition) const {
  const auto found = std::find_if(definitions.begin(), definitions.end(),
                                  [&](const Definition& one) { return one.name == definition; });
  return found == definitions.end() ? nullptr : &*found;
}

}  // namespace gradjudge::formula
