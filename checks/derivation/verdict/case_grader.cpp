// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/case_grader.hpp"

#include "checks/derivation/evaluation/definitions.hpp"
#include "checks/derivation/expression/parser_state.hpp"
#include "checks/derivation/verdict/judge_step.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

std::string latex_between(const Document& document, const Step& step, std::size_t first, std::size_t last) {
  if (first >= last || last > step.tokens.size()) return step.latex;
  const Token& begin = step.tokens[first];
  const Token& end = step.tokens[last - 1];
  if (begin.source != end.source || end.end <= begin.begin) return step.latex;
  return document.sources[begin.source].text.substr(begin.begin, end.end - begin.begin);
}

/// The scenes in which branch b is the one that applies; nullopt if its condition has no value.
std::optional<std::vector<Scene>> scenes_of(const Expression& all, std::size_t b, const Claim& claim) {
  std::vector<Scene> scenes;
  const bool naive = claim.loss == LossInForce::naive_softmax;
  const std::vector<Scene> candidates =
      naive ? std::vector{Scene::other_word, Scene::same_word} : claim.scenes;
  for (const Scene scene : candidates) {
    const World<Real>& world = world_for(scene, 0);
    const Reading reading = reading_for(claim, {});
    try {
      bool earlier = false;
      for (std::size_t i = 0; i < b; ++i) {
        Evaluator<Real> evaluator(world, reading);
        earlier = earlier || evaluator.holds(all.children[i].children[1]).value_or(false);
      }
      Evaluator<Real> evaluator(world, reading);
      const auto here = evaluator.holds(all.children[b].children[1]);
      if (!earlier && here.value_or(true)) scenes.push_back(scene);
    } catch (const std::runtime_error&) {
      return std::nullopt;
    }
  }
  const bool of_o = !naive && all.children[b].children[1].is(Kind::relation);
  if (scenes.empty() && !of_o) return std::nullopt;
  return scenes;
}

/// The letter of the negative in w = k, w = w_k or w ∈ {w_1, …, w_K}; empty if the condition names none.
std::string negative_named_by(const Expression& condition, const Claim& claim) {
  if (claim.loss != LossInForce::negative_sampling || !condition.is(Kind::relation)) return {};
  if (condition.text == "in") return claim.index;
  if (condition.text != "=") return {};
  const Expression* side = &condition.children[1];
  if (side->is_symbol("w") && side->children.size() == 1) side = side->children.data();
  const bool letter =
      side->is(Kind::symbol) && side->children.empty() && !side->is_symbol("o") && !side->is_symbol("c");
  return letter ? index_name(*side) : std::string();
}

}  // namespace

bool grade_cases(const Document& document, const Chain& chain, const Step& step, const Claim& claim,
                 const Context& context, std::vector<GradedStep>& out) {
  std::vector<GradedStep> cases;
  for (std::size_t b = 0; b < step.expression->children.size(); ++b) {
    const Expression& branch = step.expression->children[b];
    Claim restricted = claim;
    Expression value = branch.children[0];
    if (claim.target == Claim::Target::u_w) {
      const std::string negative = negative_named_by(branch.children[1], claim);
      const auto scenes = negative.empty() ? scenes_of(*step.expression, b, claim) : claim.scenes;
      if (!scenes) return false;
      restricted.scenes = *scenes;
      if (!negative.empty()) restricted.index = negative;
      const bool naive = claim.loss == LossInForce::naive_softmax;
      const bool equals_o =
          negative.empty() && branch.children[1].is(Kind::relation) && branch.children[1].text == "=";
      if (!naive && equals_o) {
        restricted.target = Claim::Target::u_o;
        restricted.scenes = {Scene::other_word};
        restricted.question = "neg.u_o";
        value = with_letter_replaced(value, claim.index, Expression{Kind::symbol, "o", false, 0, {}, 0, 0});
      } else if (naive) {
        if (scenes->size() != 1) return false;
        restricted.question = scenes->front() == Scene::same_word ? "softmax.u_o" : "softmax.u_w";
      }
      if (restricted.scenes.empty()) return false;
    } else if (claim.target == Claim::Target::expression && claim.rectifier != Reading::Rectifier::none) {
      // Where the condition does not hold, the left-hand side itself.
      Expression rest = branch;
      rest.children[0] = *claim.left;
      rest.children[1] = Expression{Kind::text, "otherwise", false, 0, {}, 0, 0};
      Expression alone = *step.expression;
      const bool is_words = branch.children[1].is(Kind::text);
      if (is_words) return false;
      alone.children = {branch, rest};
      value = alone;
    } else {
      return false;
    }
    JudgedStep judged = judge_step(value, restricted, context);
    // (1 − σ(−u_kᵀv_c))v_c beside w ≠ o: the word has another letter than on the left.
    const bool other_letter =
        !judged.judgement.unbound_index.empty() && restricted.target == Claim::Target::u_w;
    if (other_letter) {
      restricted.index = judged.judgement.unbound_index;
      judged = judge_step(value, restricted, context);
    }
    GradedStep graded = judged_step(document, chain, step, value, judged.judgement, judged.claim);
    if (branch.first < step.tokens.size()) {
      const Token& token = step.tokens[branch.first];
      graded.result.place = place_of(document.sources[token.source], token.begin);
      graded.result.row = graded.result.place;
      graded.result.latex = latex_between(document, step, branch.first, branch.last);
    }
    graded.of_cases = true;
    graded.result.answer = true;
    cases.push_back(std::move(graded));
  }
  for (auto& one : cases) out.push_back(std::move(one));
  return true;
}

}  // namespace gradjudge::derivation
