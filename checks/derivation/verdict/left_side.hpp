// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/derivation/verdict/claim.hpp"
#include "checks/derivation/verdict/context.hpp"

namespace gradjudge::derivation {

/// The claims that a chain with this left-hand side may make, the likeliest first; several if the loss, or
/// which word is meant, has not been said. `whole` are the chain's expressions, which help to tell the loss.
std::vector<Claim> claims_of_left_side(const Expression& left, const std::vector<const Expression*>& whole,
                                       const Context& context);

/// Which loss the names in an expression belong to: σ(u·v), K and u_k to negative sampling, ŷ and exp(u·v) to
/// the naive softmax.
LossInForce loss_of_names(const std::vector<const Expression*>& expressions);

}  // namespace gradjudge::derivation
