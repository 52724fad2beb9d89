// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/attempt.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

/// Whether an expression tells the outside word from the others, by y_w or an indicator.
bool tells_words_apart(const Expression& expression, const Claim& claim) {
  bool tells = false;
  for_each_node(expression, [&](const Expression& node) {
    const bool of_word = node.is_symbol("y") && !node.hat && node.children.size() == 1 &&
                         node.children[0].is_symbol(claim.index.c_str());
    tells = tells || of_word || node.is(Kind::indicator);
  });
  return tells;
}

}  // namespace

Attempt attempt(const Chain& chain, std::size_t first, const Claim& claim, const Claim* general,
                const Context& context) {
  Attempt result;
  result.claim = claim;
  for (std::size_t i = first; i < chain.steps.size(); ++i) {
    const Step& step = chain.steps[i];
    JudgedStep judged{{}, claim};
    if (step.expression) judged = judge_step(*step.expression, claim, context);
    const bool too_lucky = general != nullptr && general != &claim && judged.judgement.is_right() &&
                           step.expression && tells_words_apart(*step.expression, claim);
    if (too_lucky) {
      JudgedStep of_any = judge_step(*step.expression, *general, context);
      if (!of_any.judgement.is_right()) judged = std::move(of_any);
    }
    for (const auto& repair : step.repairs) {
      if (judged.judgement.is_right()) break;
      JudgedStep repaired = judge_step(repair, claim, context);
      if (repaired.judgement.is_right()) judged = std::move(repaired);
    }
    const Judgement& judgement = judged.judgement;
    result.right += judgement.is_right() ? 1 : 0;
    result.strictly_right += judgement.outcome == Judgement::Outcome::right ? 1 : 0;
    if (step.expression) result.last_right = judgement.is_right();
    result.judged.push_back(std::move(judged));
  }
  return result;
}

}  // namespace gradjudge::derivation
