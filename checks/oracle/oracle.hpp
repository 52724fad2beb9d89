// SPDX-License-Identifier: MIT
#pragma once
#include "checks/oracle/truth.hpp"
#include "reference/problem.hpp"

namespace gradjudge {

enum class OraclePath {
  shared_scores,  ///< cheap: O(1) or O(V) a coordinate
  black_box       ///< the definition: two evaluations of the loss a coordinate
};

/// Working precision. The name is the least number of bits; MPFR is given the next decimal width (see
/// MpfrReal).
enum class Precision { bits_256, bits_512, bits_1024 };

/// The width W in bits that is really used.
int working_bits(Precision precision);

/// The next precision up; bits_1024 has none and is returned as it is.
Precision more_bits(Precision precision);

/// The loss and its gradients with proven bounds. Requires a valid problem. The problem's numbers are taken
/// as they are in Real: a decimal of a case file, rounded once to 257 bits.
Truth truth_of(const Problem<Real>& problem, OraclePath path, Precision precision);

}  // namespace gradjudge
