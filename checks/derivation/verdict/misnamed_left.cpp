// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/misnamed_left.hpp"

namespace gradjudge::derivation {

using Kind = Expression::Kind;

std::vector<Claim> claims_about_announced(const Expression& left, const Context& context) {
  const bool of_loss = left.is(Kind::derivative) && left.children[0].is(Kind::loss);
  if (!of_loss || !context.announced) return {};
  std::vector<Claim> claims =
      claims_about(loss_named(left.children[0].text), context.loss, *context.announced, context.repeated);
  for (Claim& claim : claims)
    claim.note = "the left-hand side names another variable than the words before it";
  return claims;
}

std::optional<Claim> claim_of_differentiated(const Expression& left, const Expression& last,
                                             const Claim& claim) {
  if (claim.target != Claim::Target::v_w || !last.is(Kind::big_sum)) return std::nullopt;
  const Expression& body = last.children[0];
  if (!body.is(Kind::derivative)) return std::nullopt;
  Claim meant = claim;
  meant.target = Claim::Target::expression;
  meant.left = left;
  meant.left->children[1] = body.children[1];
  meant.index.clear();
  const bool outside = body.children[1].is_symbol("U") || body.children[1].is_symbol("u");
  meant.question = outside ? "skipgram.U" : "skipgram.v_c";
  meant.note = "the left-hand side names another variable than the sum";
  return meant;
}

}  // namespace gradjudge::derivation
