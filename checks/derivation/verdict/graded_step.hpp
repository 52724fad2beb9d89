// SPDX-License-Identifier: MIT
#pragma once
#include <optional>

#include "checks/derivation/chain/chain.hpp"
#include "checks/derivation/verdict/claim.hpp"
#include "checks/derivation/verdict/derivation_result.hpp"
#include "checks/derivation/verdict/judgement.hpp"

namespace gradjudge::derivation {

/// One graded line, with what is needed to look for its mend.
struct GradedStep {
  Expression expression;  ///< of the line, or of one of its cases
  DerivationResult result;
  std::optional<Claim> claim;  ///< that it was judged by
  Convention orientation;
  bool of_cases = false;       ///< it is one case of a distinction that covers all
  bool lacks_binding = false;  ///< it has no value because nothing binds one of its indices
};

/// A line with its places and a verdict.
GradedStep graded_as(const Document& document, const Step& step, LineVerdict verdict,
                     std::string reason = {});

/// A line that could not be read: the reason names the place and the token.
GradedStep unread_step(const Document& document, const Step& step);

/// A line as it was judged by the claim. What is wrong only if its parentheses, or a remark beside it, were
/// taken as they were meant is left unread.
GradedStep judged_step(const Document& document, const Chain& chain, const Step& step,
                       const Expression& expression, const Judgement& judgement, const Claim& claim);

}  // namespace gradjudge::derivation
