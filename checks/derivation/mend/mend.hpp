// SPDX-License-Identifier: MIT
#pragma once
#include <optional>

#include "checks/derivation/verdict/claim.hpp"
#include "checks/derivation/verdict/derivation_result.hpp"
#include "checks/derivation/verdict/judgement.hpp"

namespace gradjudge::derivation {

/// How many edited lines may be tried; counted, not timed, so that the same line always has the same mend.
struct MendLimits {
  std::size_t trials = 20'000;
};

/// The fewest and most natural edits that give the expression the claim's value in this convention: one edit
/// if one is enough, else two if `edits` grants them. Found in double, then proven in high precision in the
/// claim's worlds and in fresh ones. Takes what it tries from `limits`.
std::optional<Mend> find_mend(const Expression& expression, const Claim& claim, const Convention& convention,
                              std::size_t edits, MendLimits& limits);

}  // namespace gradjudge::derivation
