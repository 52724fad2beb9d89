// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// What a pattern predicts for a block from its truth; nothing where it predicts nothing.
using Prediction = std::function<std::optional<Matrix<double>>(const ObservedCase&, const ObservedBlock&)>;

/// Whether a prediction accounts for the block in all cases (see Fit).
bool accounts_for(Cases cases, const std::string& block, const Prediction& predict);

}  // namespace gradjudge
