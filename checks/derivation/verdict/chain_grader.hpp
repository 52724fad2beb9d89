// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/derivation/chain/chain.hpp"
#include "checks/derivation/verdict/context.hpp"
#include "checks/derivation/verdict/graded_step.hpp"

namespace gradjudge::derivation {

/// What a chain leaves for one that goes on from it.
struct Continuation {
  std::vector<Claim> claims;
  std::optional<Expression> left;
  bool is_condition = false;  ///< it is an equation to be solved, or an update
};

/// Gives every line of the chain a verdict.
std::vector<GradedStep> grade_chain(const Document& document, const Chain& chain, Context& context,
                                    Continuation& continuation);

}  // namespace gradjudge::derivation
