// SPDX-License-Identifier: MIT
#pragma once
#include "checks/derivation/verdict/claim.hpp"
#include "checks/derivation/verdict/context.hpp"
#include "checks/derivation/verdict/judgement.hpp"

namespace gradjudge::derivation {

/// A judgement and the claim that it was judged by in the end, with the definitions that it needed.
struct JudgedStep {
  Judgement judgement;
  Claim claim;
};

/// Judges an expression as it stands, and if it is not right so: with the document's own names, with the
/// scope of a sum or a differential operator widened over the terms behind it, with w for o.
JudgedStep judge_step(const Expression& expression, const Claim& claim, const Context& context);

}  // namespace gradjudge::derivation
