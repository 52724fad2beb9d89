// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/judge_step.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;
using Outcome = Judgement::Outcome;

/// What takes in all that follows it, at the end of a term: Σ, ∂/∂x; nullptr if nothing does.
Expression* greedy_end(Expression& term) {
  if (term.is(Kind::negate)) return greedy_end(term.children[0]);
  if (term.is(Kind::product)) return greedy_end(term.children.back());
  return term.is(Kind::big_sum) || term.is(Kind::derivative) ? &term : nullptr;
}

/// ∂/∂x (f + g) for ∂/∂x f + g, and so for a sum; nullopt if nothing in the expression has a scope to widen.
std::optional<Expression> with_wider_scope(const Expression& expression) {
  if (expression.is(Kind::negate) || expression.is(Kind::product)) {
    // −Σ a + b is a sum of two terms; a product has its sum in brackets.
    return std::nullopt;
  }
  if (!expression.is(Kind::add)) return std::nullopt;
  for (std::size_t i = 0; i + 1 < expression.children.size(); ++i) {
    Expression wider = expression;
    Expression* greedy = greedy_end(wider.children[i]);
    if (greedy == nullptr) continue;
    Expression inside;
    inside.kind = Kind::add;
    inside.children.push_back(greedy->children[0]);
    inside.children.insert(inside.children.end(),
                           expression.children.begin() + static_cast<std::ptrdiff_t>(i + 1),
                           expression.children.end());
    greedy->children[0] = std::move(inside);
    wider.children.resize(i + 1);
    return i == 0 ? std::optional(Expression(wider.children[0])) : std::optional(wider);
  }
  return std::nullopt;
}

Judgement granted(Judgement judgement, const std::string& convention) {
  judgement.outcome = Outcome::right_by_convention;
  judgement.convention += (judgement.convention.empty() ? "" : "; ") + convention;
  return judgement;
}

}  // namespace

JudgedStep judge_step(const Expression& expression, const Claim& claim, const Context& context) {
  if (context.deadline && context.deadline->is_passed()) {
    JudgedStep late{{}, claim};
    late.judgement.reason = "the document takes too long to judge";
    return late;
  }
  JudgedStep step{judge(expression, claim, context.conventions), claim};
  if (step.judgement.is_right()) return step;
  const bool own_names = context.definitions && (context.definitions->used_in(expression) ||
                                                 (claim.left && context.definitions->used_in(*claim.left)));
  if (own_names) {
    step.claim.definitions = context.definitions;
    step.judgement = judge(expression, step.claim, context.conventions);
    if (step.judgement.is_right()) return step;
  }
  if (const auto wider = with_wider_scope(expression)) {
    const Judgement again = judge(*wider, step.claim, context.conventions);
    if (again.is_right()) {
      step.judgement = granted(again, "parentheses are left out behind a sum or a differential operator");
      return step;
    }
  }
  const bool of_outside_word = claim.target == Claim::Target::u_o &&
                               claim.loss == LossInForce::naive_softmax &&
                               !step.judgement.unbound_index.empty();
  if (of_outside_word) {
    Claim of_w = step.claim;
    of_w.index = step.judgement.unbound_index;
    const Judgement again = judge(expression, of_w, context.conventions);
    if (again.is_right()) return {granted(again, of_w.index + " is written for o"), of_w};
  }
  return step;
}

}  // namespace gradjudge::derivation
