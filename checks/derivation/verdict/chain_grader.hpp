// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/derivation/chain/chain.hpp"
#include "checks/derivation/verdict/claim.hpp"
#include "checks/derivation/verdict/context.hpp"
#include "checks/derivation/verdict/derivation_result.hpp"

namespace gradjudge::derivation {

/// One graded line, with what is needed to look for its mend.
struct GradedStep {
  const Step* step = nullptr;
  Expression expression;  ///< of the line, or of one of its cases
  DerivationResult result;
  std::optional<Claim> claim;  ///< that it was judged by
  Convention orientation;
};

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
