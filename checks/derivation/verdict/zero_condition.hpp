// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/derivation/expression/expression.hpp"
#include "checks/derivation/verdict/context.hpp"
#include "checks/derivation/verdict/derivation_result.hpp"

namespace gradjudge::derivation {

/// What an equation says of when the gradient for v_c vanishes.
struct ZeroCondition {
  LineVerdict verdict = LineVerdict::not_a_claim;
  std::string reason;
  std::string convention;
};

/// Judges left = right as the answer to when the gradient for v_c is zero: equivalent to it, or sufficient (ŷ
/// = y), or with an inverse of U, which there is none of. Not a claim if it is none of these.
ZeroCondition judge_zero_condition(const Expression& left, const Expression& right, const Context& context);

}  // namespace gradjudge::derivation
