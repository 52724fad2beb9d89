// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/graded_step.hpp"

namespace gradjudge::derivation {

using Outcome = Judgement::Outcome;

GradedStep graded_as(const Document& document, const Step& step, LineVerdict verdict, std::string reason) {
  GradedStep graded;
  if (step.expression) graded.expression = *step.expression;
  DerivationResult& result = graded.result;
  const Source& source = document.sources[step.begin.source];
  const Token& begin = step.tokens.empty() ? step.begin : step.tokens.front();
  result.place = place_of(source, begin.source == step.begin.source ? begin.begin : step.begin.begin);
  result.cell = source.cell;
  result.row = place_of(document.sources[step.row.source], step.row.begin);
  result.latex = step.latex;
  result.verdict = verdict;
  result.reason = std::move(reason);
  return graded;
}

GradedStep unread_step(const Document& document, const Step& step) {
  std::string reason = step.unread;
  if (step.stopped_at) {
    const Place place = place_of(document.sources[step.stopped_at->source], step.stopped_at->begin);
    reason =
        "line " + std::to_string(place.line) + ", column " + std::to_string(place.column) + ": " + reason;
  }
  return graded_as(document, step, LineVerdict::unread, reason);
}

GradedStep judged_step(const Document& document, const Chain& chain, const Step& step,
                       const Expression& expression, const Judgement& judgement, const Claim& claim) {
  GradedStep graded = graded_as(document, step, LineVerdict::unread, judgement.reason);
  graded.expression = expression;
  graded.claim = claim;
  graded.orientation = judgement.orientation;
  graded.lacks_binding = !judgement.unbound_index.empty();
  DerivationResult& result = graded.result;
  result.question = claim.question;
  switch (judgement.outcome) {
    case Outcome::right:
      result.verdict = LineVerdict::right;
      if (step.unbalanced) result.reason = "its parentheses do not balance";
      break;
    case Outcome::right_by_convention:
      result.verdict = LineVerdict::right_by_convention;
      result.convention = judgement.convention;
      break;
    case Outcome::wrong:
      result.verdict = LineVerdict::wrong;
      result.reason = "this does not have the value of its left-hand side";
      break;
    case Outcome::misshapen:
      result.verdict = LineVerdict::wrong;
      result.reason = "the shapes do not fit: " + judgement.reason;
      break;
    case Outcome::unevaluable:
      break;
  }
  const bool unbalanced = step.unbalanced || chain.steps.front().unbalanced;
  if (unbalanced && result.verdict == LineVerdict::wrong) {
    result.verdict = LineVerdict::unread;
    result.reason = "parentheses do not balance, so that what was meant is not certain";
  }
  if (chain.uncertain && result.verdict == LineVerdict::wrong) {
    result.verdict = LineVerdict::unread;
    result.reason = "something beside it was taken for a remark, and may belong to it";
  }
  if (step.relation == "~" && result.verdict == LineVerdict::wrong) {
    result.verdict = LineVerdict::not_a_claim;
    result.reason = "an approximation";
  }
  return graded;
}

}  // namespace gradjudge::derivation
