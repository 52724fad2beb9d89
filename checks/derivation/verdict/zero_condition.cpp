// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/zero_condition.hpp"

#include "checks/derivation/verdict/claim.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

bool is_number(const Expression& expression, const char* digits) {
  return expression.is(Kind::number) && expression.text == digits;
}

/// ŷ = y, ŷ_w = y_w or ŷ_o = 1, either way round.
bool is_sufficient(const Expression& left, const Expression& right) {
  if (!left.is_symbol("y") || !left.hat)
    return right.is_symbol("y") && right.hat && is_sufficient(right, left);
  if (is_number(right, "1")) return left.children.size() == 1 && left.children[0].is_symbol("o");
  return right.is_symbol("y") && !right.hat && right.children == left.children;
}

/// left − right is the gradient, or its negative.
bool is_equivalent(const Expression& left, const Expression& right, const Context& context) {
  Claim claim;
  claim.target = Claim::Target::v_c;
  claim.loss = LossInForce::naive_softmax;
  const auto minus = [](const Expression& a, const Expression& b) {
    Expression negated{Kind::negate, "", false, 0, {b}, 0, 0};
    return Expression{Kind::add, "", false, 0, {a, std::move(negated)}, 0, 0};
  };
  return judge(minus(left, right), claim, context.conventions).is_right() ||
         judge(minus(right, left), claim, context.conventions).is_right();
}

}  // namespace

ZeroCondition judge_zero_condition(const Expression& left, const Expression& right, const Context& context) {
  if (is_sufficient(left, right)) {
    return {
        LineVerdict::right_by_convention, "",
        "sufficient, not necessary: the gradient vanishes exactly when ŷ − y lies in the null space of U"};
  }
  bool inverse = false;
  for_each_node(right, [&](const Expression& node) { inverse = inverse || node.is(Kind::inverse); });
  if (inverse && left.is_symbol("y") && left.hat) {
    return {LineVerdict::wrong,
            "U has no inverse: it is not square, so its null space can hold more than the zero vector", ""};
  }
  // The gradient set to zero is the question, not its answer.
  const bool asks = is_number(left, "0") || is_number(right, "0");
  if (!asks && is_equivalent(left, right, context)) return {LineVerdict::right, "", ""};
  return {};
}

}  // namespace gradjudge::derivation
