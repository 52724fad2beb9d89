// SPDX-License-Identifier: MIT
#include "checks/diagnosis/prediction.hpp"

#include "checks/diagnosis/match.hpp"

namespace gradjudge {

bool accounts_for(Cases cases, const std::string& block, const Prediction& predict) {
  Fit fit;
  for (const ObservedCase* observed : with_block(cases, block)) {
    const ObservedBlock& seen = *observed->find(block);
    const auto predicted = predict(*observed, seen);
    if (!predicted) return false;
    fit.add(seen, *predicted, observed->arithmetic);
    if (fit.contradicted()) return false;
  }
  return fit.accounts();
}

}  // namespace gradjudge
