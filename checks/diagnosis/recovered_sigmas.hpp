// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/diagnosis/observed_case.hpp"

namespace gradjudge {

/// σ as an implementation must have computed it.
struct RecoveredSigma {
  double score = 0;
  double sigma = 0;
  double uncertainty = 0;  ///< of σ, from the rounding that is allowed
};

/// From the gradient of U, row by row: dJ/du = (n σ(u·v) − t) v for a row that counts n times, t of them with
/// σ to be 1; from the value of σ itself. Only rows whose error is along v, as it is if σ alone is off.
/// Nothing for a loss without σ.
std::vector<RecoveredSigma> recovered_sigmas(const ObservedCase& observed);

}  // namespace gradjudge
