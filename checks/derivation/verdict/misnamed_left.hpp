// SPDX-License-Identifier: MIT
#pragma once
#include <optional>

#include "checks/derivation/chain/chain.hpp"
#include "checks/derivation/verdict/claim.hpp"
#include "checks/derivation/verdict/context.hpp"

namespace gradjudge::derivation {

/// "For u_o:" in the words before, but ∂J/∂u_k on the left: what the chain claims if its left-hand side is a
/// slip of the pen.
std::vector<Claim> claims_about_announced(const Expression& left, const Context& context);

/// ∂J/∂v_w = Σ ∂J/∂U: for another center word the gradient is zero, so that a sum can only be meant for the
/// variable that it differentiates by.
std::optional<Claim> claim_of_differentiated(const Expression& left, const Expression& last,
                                             const Claim& claim);

}  // namespace gradjudge::derivation
