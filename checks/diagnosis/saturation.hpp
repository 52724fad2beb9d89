// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// The cases as they would be judged if probabilities were known to 2^-50 and no better: what 1 − σ and
/// ŷ − 1 lose where σ and ŷ are near 1, as honest code writes them. An infinite loss is no such thing.
std::vector<ObservedCase> beyond_saturation(Cases cases);

}  // namespace gradjudge
