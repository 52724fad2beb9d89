// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/graded_step.hpp"

namespace gradjudge::derivation {

using Outcome = Judgement::Outcome;

namespace {

/// Whether a sum binds the letter of the word that is asked about.
bool rebinds(const Expression& expression, const std::string& letter) {
  bool found = false;
  for_each_node(expression, [&](const Expression& node) {
    found = found || (node.is(Expression::Kind::big_sum) && node.text == letter);
  });
  return found && !letter.empty();
}

/// Whether σ is written as 6, as a scanner reads it.
bool is_scanned(const Tokens& tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].text == "6" && (tokens[i + 1].is_symbol('(') || tokens[i + 1].is_symbol('\''))) return true;
  }
  return false;
}

}  // namespace

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
      result.reason = rebinds(expression, claim.index)
                          ? "the sum binds " + claim.index + ", so that inside it " + claim.index +
                                " is no longer the word of the left-hand side"
                          : "this does not have the value of its left-hand side";
      break;
    case Outcome::misshapen:
      result.verdict = LineVerdict::wrong;
      result.reason = "the shapes do not fit: " + judgement.reason;
      break;
    case Outcome::unevaluable:
      break;
  }
  const bool unknown_left = claim.of_line_before && claim.question.empty();
  if (unknown_left && result.verdict == LineVerdict::wrong) {
    // One of two lines that differ is wrong, and nobody knows which.
    result.verdict = LineVerdict::unread;
    result.reason = "it differs from the line before, and what the left-hand side means is not known";
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
  if (is_scanned(step.tokens) && result.verdict == LineVerdict::wrong) {
    result.verdict = LineVerdict::unread;
    result.reason = "a scanner read σ as 6 here, so that it may have misread more";
  }
  return graded;
}

}  // namespace gradjudge::derivation
