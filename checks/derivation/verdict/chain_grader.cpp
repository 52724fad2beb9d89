// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/chain_grader.hpp"

#include <algorithm>

#include "checks/derivation/expression/parser_state.hpp"
#include "checks/derivation/verdict/left_side.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;
using Outcome = Judgement::Outcome;

bool contains_kind(const Expression& expression, Kind kind) {
  bool found = false;
  for_each_node(expression, [&](const Expression& node) { found = found || node.is(kind); });
  return found;
}

/// A name that a formula may define: σ(x), ŷ_w, J, f(x), θ.
bool is_definable(const Expression& left) {
  if (left.is(Kind::symbol) || left.is(Kind::loss)) return true;
  return left.is(Kind::call) && left.primes == 0;
}

bool is_zero(const Expression& expression) {
  return expression.is(Kind::number) && expression.text == "0";
}

Expression with_index_replaced(Expression expression, const std::string& letter, const std::string& by) {
  if (expression.is(Kind::symbol) && expression.children.empty() && index_name(expression) == letter) {
    expression.text = by;
    expression.primes = 0;
  }
  for (auto& child : expression.children) child = with_index_replaced(std::move(child), letter, by);
  return expression;
}

class ChainGrader {
 public:
  ChainGrader(const Document& document, const Chain& chain, Context& context, Continuation& continuation)
      : document_(document), chain_(chain), context_(context), continuation_(continuation) {}

  std::vector<GradedStep> run() {
    const bool update = std::any_of(chain_.steps.begin(), chain_.steps.end(),
                                    [](const Step& step) { return step.relation == ":="; });
    const bool other_relation = std::any_of(chain_.steps.begin(), chain_.steps.end(), [](const Step& step) {
      return step.relation == "<" || step.relation == "!=";
    });
    first_ = chain_.continues ? 0 : 1;
    if (!chain_.continues) begin();
    if (chain_.steps.size() <= first_) return {};
    if (update) continuation_.is_condition = true;
    if (update || other_relation || (chain_.continues && continuation_.is_condition && !update)) {
      return all_not_a_claim(update || continuation_.is_condition ? "an update or an equation, not a value"
                                                                  : "a relation between names, not a value");
    }
    if (const auto condition = zero_condition()) return *condition;
    std::vector<Claim> claims = continuation_.claims;
    if (claims.empty()) return without_claim();
    return by_best_claim(claims);
  }

 private:
  const Document& document_;
  const Chain& chain_;
  Context& context_;
  Continuation& continuation_;
  std::size_t first_ = 1;

  GradedStep make(const Step& step, LineVerdict verdict, std::string reason = {}) const {
    GradedStep graded;
    graded.step = &step;
    if (step.expression) graded.expression = *step.expression;
    DerivationResult& result = graded.result;
    const Source& source = document_.sources[step.begin.source];
    const Token& begin = step.tokens.empty() ? step.begin : step.tokens.front();
    result.place = place_of(source, begin.source == step.begin.source ? begin.begin : step.begin.begin);
    result.cell = source.cell;
    result.row = place_of(document_.sources[step.row.source], step.row.begin);
    result.latex = step.latex;
    result.verdict = verdict;
    result.reason = std::move(reason);
    return graded;
  }

  GradedStep unread(const Step& step) const {
    std::string reason = step.unread;
    if (step.stopped_at) {
      const Place place = place_of(document_.sources[step.stopped_at->source], step.stopped_at->begin);
      reason =
          "line " + std::to_string(place.line) + ", column " + std::to_string(place.column) + ": " + reason;
    }
    return make(step, LineVerdict::unread, reason);
  }

  std::vector<GradedStep> all_not_a_claim(const std::string& reason) const {
    std::vector<GradedStep> graded;
    for (std::size_t i = first_; i < chain_.steps.size(); ++i) {
      graded.push_back(chain_.steps[i].expression ? make(chain_.steps[i], LineVerdict::not_a_claim, reason)
                                                  : unread(chain_.steps[i]));
    }
    return graded;
  }

  /// Learns from the left-hand side what the chain is about.
  void begin() {
    const bool was_condition = continuation_.is_condition;
    continuation_ = Continuation();
    continuation_.is_condition = was_condition;
    const Step& left = chain_.steps.front();
    if (!left.expression) return;
    continuation_.left = left.expression;
    std::vector<const Expression*> whole;
    for (const auto& step : chain_.steps) {
      if (step.expression) whole.push_back(&*step.expression);
    }
    // f(x) = max(αx, x) says what f is.
    if (left.expression->is(Kind::call) && left.expression->text == "f" && whole.size() > 1 &&
        left.expression->primes == 0) {
      const Expression& right = *whole[1];
      const bool maximum =
          right.is(Kind::call) && (right.text == "max" || right.text == "relu" || right.text == "leaky_relu");
      if (maximum) {
        bool leaky = right.text == "leaky_relu";
        for_each_node(right, [&](const Expression& node) { leaky = leaky || node.is_symbol("alpha"); });
        context_.rectifier = leaky ? Reading::Rectifier::leaky_relu : Reading::Rectifier::relu;
      }
    }
    continuation_.claims = claims_of_left_side(*left.expression, whole, context_);
  }

  /// U(ŷ − y) = 0 asks when it holds; what follows from it are conditions, not values.
  std::optional<std::vector<GradedStep>> zero_condition() {
    if (!continuation_.left || chain_.steps.size() != first_ + 1) return std::nullopt;
    const Step& step = chain_.steps[first_];
    if (!step.expression) return std::nullopt;
    const Expression& left = *continuation_.left;
    const bool zero_asked = context_.about_zero || continuation_.is_condition;
    const bool left_is_y_hat = left.is_symbol("y") && left.hat && left.children.empty();
    const bool right_is_y =
        step.expression->is_symbol("y") && !step.expression->hat && step.expression->children.empty();
    if (zero_asked && left_is_y_hat && right_is_y) {
      GradedStep graded = make(step, LineVerdict::right_by_convention);
      graded.result.question = "softmax.zero";
      graded.result.convention =
          "sufficient, not necessary: the gradient vanishes exactly when ŷ − y lies in the null "
          "space of U";
      graded.result.answer = true;
      return std::vector{graded};
    }
    if (zero_asked && left_is_y_hat && contains_kind(*step.expression, Kind::inverse)) {
      GradedStep graded = make(step, LineVerdict::wrong, "U is not square, so it has no inverse");
      graded.result.question = "softmax.zero";
      graded.result.answer = true;
      return std::vector{graded};
    }
    const bool derivative = left.is(Kind::derivative) || contains_kind(left, Kind::derivative);
    if (is_zero(*step.expression) && !derivative && !is_definable(left)) {
      continuation_.is_condition = true;
      return all_not_a_claim("an equation to be solved, not a value");
    }
    if (zero_asked && continuation_.is_condition) return all_not_a_claim("a condition, not a value");
    return std::nullopt;
  }

  /// No left-hand side that could be read.
  std::vector<GradedStep> without_claim() {
    std::vector<GradedStep> graded;
    const bool definition =
        continuation_.left && is_definable(*continuation_.left) && !continuation_.left->is(Kind::loss);
    for (std::size_t i = first_; i < chain_.steps.size(); ++i) {
      const Step& step = chain_.steps[i];
      if (!step.expression) {
        graded.push_back(unread(step));
        continue;
      }
      if (definition) {
        graded.push_back(make(step, LineVerdict::not_a_claim, "a definition"));
        continue;
      }
      // −log ŷ_o is the cross-entropy, whatever stands before it.
      Expression loss;
      loss.kind = Kind::loss;
      Claim claim;
      claim.question = "cross_entropy";
      claim.left = loss;
      claim.loss = LossInForce::naive_softmax;
      const Judgement judgement = judge(*step.expression, claim, {Convention{}});
      if (judgement.is_right()) {
        graded.push_back(make(step, judgement.outcome == Outcome::right ? LineVerdict::right
                                                                        : LineVerdict::right_by_convention));
        graded.back().result.question = claim.question;
        graded.back().result.convention = judgement.convention;
        graded.back().result.answer = true;
        graded.back().claim = claim;
      } else {
        graded.push_back(make(step, LineVerdict::unread, "what its left-hand side means is not known"));
      }
    }
    return graded;
  }

  struct Attempt {
    Claim claim;
    std::vector<Judgement> judgements;
    int right = 0;
    int strictly_right = 0;
    bool last_right = false;
  };

  Attempt attempt(const Claim& claim) const {
    Attempt result;
    result.claim = claim;
    for (std::size_t i = first_; i < chain_.steps.size(); ++i) {
      const Step& step = chain_.steps[i];
      Judgement judgement;
      if (step.expression) judgement = judge_step(*step.expression, claim);
      result.right += judgement.is_right() ? 1 : 0;
      result.strictly_right += judgement.outcome == Outcome::right ? 1 : 0;
      if (step.expression) result.last_right = judgement.is_right();
      result.judgements.push_back(std::move(judgement));
    }
    return result;
  }

  Judgement judge_step(const Expression& expression, const Claim& claim) const {
    Judgement judgement = judge(expression, claim, context_.conventions);
    // ∇f + g, where a gradient plus a number makes no sense: the operator was meant to stand before all.
    const bool over_all = judgement.outcome == Outcome::misshapen && expression.is(Kind::add) &&
                          expression.children[0].is(Kind::derivative);
    if (over_all) {
      Expression all = expression.children[0];
      Expression sum = expression;
      sum.children[0] = all.children[0];
      all.children[0] = sum;
      Judgement again = judge(all, claim, context_.conventions);
      if (again.is_right()) {
        again.outcome = Outcome::right_by_convention;
        again.convention = "parentheses are left out behind the differential operator";
        return again;
      }
    }
    return judgement;
  }

  std::vector<GradedStep> by_best_claim(const std::vector<Claim>& claims) {
    std::optional<Attempt> best;
    for (const auto& claim : claims) {
      Attempt tried = attempt(claim);
      const auto rank = [](const Attempt& a) { return std::pair(a.last_right, a.right); };
      if (!best || rank(tried) > rank(*best)) best = std::move(tried);
      if (static_cast<std::size_t>(best->strictly_right) == chain_.steps.size() - first_) break;
    }
    if (auto announced = by_announced_variable(*best)) best = std::move(announced);
    if (auto differentiated = by_differentiated_variable(*best)) best = std::move(differentiated);
    // What a name is defined as is a claim only if it is true of what the name means here.
    const bool definition = continuation_.left && is_definable(*continuation_.left) &&
                            best->claim.target == Claim::Target::expression && !chain_.continues;
    const bool unknown_left = best->claim.target == Claim::Target::expression && !left_has_value(best->claim);
    if ((definition && !best->judgements.empty() && !best->judgements[0].is_right()) || unknown_left)
      return from_first_value(*best, definition);
    continuation_.claims = {best->claim};
    return graded(*best, 0);
  }

  bool left_has_value(const Claim& claim) const {
    Notes notes;
    for (const auto& convention : context_.conventions) {
      try {
        truth_of<Real>(claim, world_for(Scene::other_word, 0), convention, notes);
        return true;
      } catch (const ShapeMismatch&) {
      } catch (const Unevaluable&) {
      }
    }
    return false;
  }

  /// The left-hand side has no value here, or another one: later lines are compared with the first line.
  std::vector<GradedStep> from_first_value(const Attempt& best, bool definition) {
    std::vector<GradedStep> out;
    std::optional<Claim> own;
    for (std::size_t i = first_; i < chain_.steps.size(); ++i) {
      const Step& step = chain_.steps[i];
      if (!step.expression) {
        out.push_back(unread(step));
        continue;
      }
      if (!own) {
        Claim claim = best.claim;
        claim.left = *step.expression;
        claim.question.clear();
        out.push_back(definition ? make(step, LineVerdict::not_a_claim, "a definition, or a condition")
                                 : make(step, LineVerdict::unread,
                                        "its left-hand side has no value: " + reason_of_left(best.claim)));
        // The value of a loss needs no left-hand side.
        Claim cross_entropy = best.claim;
        Expression loss;
        loss.kind = Kind::loss;
        cross_entropy.left = loss;
        cross_entropy.loss = LossInForce::naive_softmax;
        const Judgement is_loss = judge(*step.expression, cross_entropy, {Convention{}});
        if (!definition && is_loss.is_right()) {
          out.back().result.verdict =
              is_loss.outcome == Outcome::right ? LineVerdict::right : LineVerdict::right_by_convention;
          out.back().result.reason.clear();
          out.back().result.convention = is_loss.convention;
          out.back().result.question = "cross_entropy";
          out.back().result.answer = true;
          claim.question = "cross_entropy";
        }
        own = claim;
        if (!left_has_value(claim)) own.reset();
        if (!own) {
          for (std::size_t k = i + 1; k < chain_.steps.size(); ++k)
            out.push_back(chain_.steps[k].expression ? make(chain_.steps[k], LineVerdict::unread,
                                                            "there is nothing to compare it with")
                                                     : unread(chain_.steps[k]));
          break;
        }
        continue;
      }
      const Judgement judgement = judge_step(*step.expression, *own);
      out.push_back(from_judgement(step, *step.expression, judgement, *own));
      DerivationResult& result = out.back().result;
      // Without a left-hand side, one of two lines that differ is wrong, and nobody knows which.
      if (result.verdict != LineVerdict::wrong || !result.question.empty()) continue;
      result.verdict = LineVerdict::unread;
      result.reason = "it differs from the line before, and what the left-hand side means is not known";
    }
    if (own) continuation_.claims = {*own};
    mark(out);
    return out;
  }

  std::string reason_of_left(const Claim& claim) const {
    Notes notes;
    try {
      truth_of<Real>(claim, world_for(Scene::other_word, 0), {}, notes);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "its shapes fit in no convention";
  }

  /// "For u_o:" in the words before, but ∂J/∂u_k on the left: a slip of the pen, if the value is right for
  /// u_o.
  std::optional<Attempt> by_announced_variable(const Attempt& best) const {
    const bool of_loss = continuation_.left && continuation_.left->is(Kind::derivative) &&
                         continuation_.left->children[0].is(Kind::loss);
    if (best.last_right || !of_loss || !context_.announced) return std::nullopt;
    const Expression& loss = continuation_.left->children[0];
    for (Claim claim :
         claims_about(loss_named(loss.text), context_.loss, *context_.announced, context_.repeated)) {
      claim.note = "the left-hand side names another variable than the words before it";
      Attempt tried = attempt(claim);
      if (tried.last_right) return tried;
    }
    return std::nullopt;
  }

  /// ∂J/∂v_w = Σ ∂J/∂U: for another center word the gradient is zero, so that a sum can only be meant for the
  /// variable that it differentiates by.
  std::optional<Attempt> by_differentiated_variable(const Attempt& best) const {
    const Step& last = chain_.steps.back();
    const bool of_other_center = best.claim.target == Claim::Target::v_w && !best.last_right;
    if (!of_other_center || !last.expression || !last.expression->is(Kind::big_sum)) return std::nullopt;
    const Expression& body = last.expression->children[0];
    if (!body.is(Kind::derivative)) return std::nullopt;
    Claim claim = best.claim;
    claim.target = Claim::Target::expression;
    claim.left = *continuation_.left;
    claim.left->children[1] = body.children[1];
    claim.index.clear();
    const bool outside = body.children[1].is_symbol("U") || body.children[1].is_symbol("u");
    claim.question = outside ? "skipgram.U" : "skipgram.v_c";
    claim.note = "the left-hand side names another variable than the sum";
    Attempt tried = attempt(claim);
    if (!tried.last_right) return std::nullopt;
    return tried;
  }

  GradedStep from_judgement(const Step& step, const Expression& expression, const Judgement& judgement,
                            const Claim& claim) const {
    GradedStep graded = make(step, LineVerdict::unread, judgement.reason);
    graded.expression = expression;
    graded.claim = claim;
    graded.orientation = judgement.orientation;
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
    const bool unbalanced = step.unbalanced || chain_.steps.front().unbalanced;
    if (unbalanced && result.verdict == LineVerdict::wrong) {
      result.verdict = LineVerdict::unread;
      result.reason = "parentheses do not balance, so that what was meant is not certain";
    }
    if (chain_.uncertain && result.verdict == LineVerdict::wrong) {
      result.verdict = LineVerdict::unread;
      result.reason = "something beside it was taken for a remark, and may belong to it";
    }
    if (step.relation == "~" && result.verdict == LineVerdict::wrong) {
      result.verdict = LineVerdict::not_a_claim;
      result.reason = "an approximation";
    }
    return graded;
  }

  std::vector<GradedStep> graded(const Attempt& best, std::size_t from) {
    std::vector<GradedStep> out;
    for (std::size_t i = first_ + from; i < chain_.steps.size(); ++i) {
      const Step& step = chain_.steps[i];
      if (!step.expression) {
        out.push_back(unread(step));
        continue;
      }
      if (step.expression->is(Kind::cases) && by_case(step, best.claim, out)) continue;
      GradedStep graded = from_judgement(step, *step.expression, best.judgements[i - first_], best.claim);
      withhold_repair(graded, out);
      out.push_back(std::move(graded));
    }
    mark(out);
    return out;
  }

  /// y v_c = (ŷ − y) v_c: ŷ is read as ŷ_w out of kindness, but not behind a wrong expression on the same
  /// line.
  static void withhold_repair(GradedStep& graded, const std::vector<GradedStep>& before) {
    const bool repaired = graded.result.verdict == LineVerdict::right_by_convention &&
                          graded.result.convention.find("component") != std::string::npos;
    if (!repaired || before.empty() || before.back().result.verdict != LineVerdict::wrong) return;
    if (before.back().result.row.line != graded.result.row.line) return;
    graded.result.verdict = LineVerdict::wrong;
    graded.result.reason =
        "a vector stands where its component is needed, behind an expression that is wrong";
    graded.result.convention.clear();
  }

  /// One verdict for each case, by what holds where its condition does. False if the conditions do not tell.
  bool by_case(const Step& step, const Claim& claim, std::vector<GradedStep>& out) const {
    std::vector<GradedStep> cases;
    for (std::size_t b = 0; b < step.expression->children.size(); ++b) {
      const Expression& branch = step.expression->children[b];
      Claim restricted = claim;
      Expression value = branch.children[0];
      if (claim.target == Claim::Target::u_w) {
        const auto scenes = scenes_of(*step.expression, b, claim);
        if (!scenes) return false;
        restricted.scenes = *scenes;
        const bool naive = claim.loss == LossInForce::naive_softmax;
        const bool equals_o = branch.children[1].is(Kind::relation) && branch.children[1].text == "=";
        if (!naive && equals_o) {
          restricted.target = Claim::Target::u_o;
          restricted.scenes = {Scene::other_word};
          restricted.question = "neg.u_o";
          value = with_index_replaced(value, claim.index, "o");
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
      const Judgement judgement = judge(value, restricted, context_.conventions);
      GradedStep graded = from_judgement(step, value, judgement, restricted);
      if (branch.first < step.tokens.size()) {
        const Token& token = step.tokens[branch.first];
        graded.result.place = place_of(document_.sources[token.source], token.begin);
        graded.result.row = graded.result.place;
        graded.result.latex = latex_between(step, branch.first, branch.last);
      }
      graded.result.answer = true;
      cases.push_back(std::move(graded));
    }
    for (auto& one : cases) out.push_back(std::move(one));
    return true;
  }

  std::string latex_between(const Step& step, std::size_t first, std::size_t last) const {
    if (first >= last || last > step.tokens.size()) return step.latex;
    const Token& begin = step.tokens[first];
    const Token& end = step.tokens[last - 1];
    if (begin.source != end.source || end.end <= begin.begin) return step.latex;
    return document_.sources[begin.source].text.substr(begin.begin, end.end - begin.begin);
  }

  /// The scenes in which branch b is the one that applies; nullopt if its condition has no value.
  std::optional<std::vector<Scene>> scenes_of(const Expression& all, std::size_t b,
                                              const Claim& claim) const {
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

  /// The first wrong line is where the error enters; the last line with a verdict is the answer.
  static void mark(std::vector<GradedStep>& steps) {
    for (auto& step : steps) {
      if (step.result.verdict != LineVerdict::wrong) continue;
      step.result.error_enters = true;
      break;
    }
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
      if (step->result.question.empty()) continue;
      const bool judged = step->result.verdict == LineVerdict::right ||
                          step->result.verdict == LineVerdict::wrong ||
                          step->result.verdict == LineVerdict::right_by_convention;
      if (!judged) continue;
      step->result.answer = true;
      break;
    }
  }
};

}  // namespace

std::vector<GradedStep> grade_chain(const Document& document, const Chain& chain, Context& context,
                                    Continuation& continuation) {
  return ChainGrader(document, chain, context, continuation).run();
}

}  // namespace gradjudge::derivation
