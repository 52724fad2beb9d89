// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/chain_grader.hpp"

#include <algorithm>

#include "checks/derivation/verdict/attempt.hpp"
#include "checks/derivation/verdict/case_grader.hpp"
#include "checks/derivation/verdict/judge_step.hpp"
#include "checks/derivation/verdict/left_side.hpp"
#include "checks/derivation/verdict/misnamed_left.hpp"
#include "checks/derivation/verdict/zero_condition.hpp"

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
    if (context_.deadline && context_.deadline->is_passed()) return all_too_late();
    if (!chain_.continues) begin();
    if (chain_.steps.size() <= first_) return {};
    if (update) continuation_.is_condition = true;
    if (update || other_relation || (chain_.continues && continuation_.is_condition && !update)) {
      return all_not_a_claim(update || continuation_.is_condition ? "an update or an equation, not a value"
                                                                  : "a relation between names, not a value");
    }
    if (const auto condition = zero_condition()) return *condition;
    const std::vector<Claim> claims = continuation_.claims;
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
    return graded_as(document_, step, verdict, std::move(reason));
  }
  GradedStep unread(const Step& step) const { return unread_step(document_, step); }

  std::vector<GradedStep> all_not_a_claim(const std::string& reason) const {
    std::vector<GradedStep> graded;
    for (std::size_t i = first_; i < chain_.steps.size(); ++i) {
      graded.push_back(chain_.steps[i].expression ? make(chain_.steps[i], LineVerdict::not_a_claim, reason)
                                                  : unread(chain_.steps[i]));
    }
    return graded;
  }

  std::vector<GradedStep> all_too_late() const {
    std::vector<GradedStep> graded;
    for (std::size_t i = first_; i < chain_.steps.size(); ++i)
      graded.push_back(make(chain_.steps[i], LineVerdict::unread, "the document takes too long to judge"));
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
    const bool derivative = contains_kind(left, Kind::derivative);
    if (zero_asked && !derivative) {
      const ZeroCondition condition = judge_zero_condition(left, *step.expression, context_);
      if (condition.verdict != LineVerdict::not_a_claim) {
        GradedStep graded = make(step, condition.verdict, condition.reason);
        graded.result.convention = condition.convention;
        graded.result.question = "softmax.zero";
        graded.result.answer = true;
        return std::vector{graded};
      }
    }
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

  std::vector<GradedStep> by_best_claim(const std::vector<Claim>& claims) {
    const Claim* general = claims.front().question == "softmax.u_any" ? claims.data() : nullptr;
    std::optional<Attempt> best;
    for (const auto& claim : claims) {
      Attempt tried = attempt(chain_, first_, claim, general, context_);
      const auto rank = [](const Attempt& a) { return std::pair(a.last_right, a.right); };
      if (!best || rank(tried) > rank(*best)) best = std::move(tried);
      if (static_cast<std::size_t>(best->strictly_right) == chain_.steps.size() - first_) break;
    }
    if (auto meant = by_another_variable(*best)) best = std::move(meant);
    // What a name is defined as is a claim only if it is true of what the name means here.
    const bool definition = continuation_.left && is_definable(*continuation_.left) &&
                            best->claim.target == Claim::Target::expression && !chain_.continues;
    const bool unknown_left = best->claim.target == Claim::Target::expression && !left_has_value(best->claim);
    if ((definition && !best->judged.empty() && !best->judged[0].judgement.is_right()) || unknown_left)
      return from_first_value(*best, definition);
    continuation_.claims = {best->claim};
    return graded(*best);
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
        claim.of_line_before = true;
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
      const JudgedStep judged = judge_step(*step.expression, *own, context_);
      out.push_back(judged_step(document_, chain_, step, *step.expression, judged.judgement, judged.claim));
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

  /// What the chain is right for if its left-hand side is a slip of the pen.
  std::optional<Attempt> by_another_variable(const Attempt& best) const {
    if (best.last_right || !continuation_.left) return std::nullopt;
    std::vector<Claim> meant = claims_about_announced(*continuation_.left, context_);
    const Step& last = chain_.steps.back();
    if (last.expression) {
      if (auto claim = claim_of_differentiated(*continuation_.left, *last.expression, best.claim))
        meant.push_back(std::move(*claim));
    }
    for (const Claim& claim : meant) {
      Attempt tried = attempt(chain_, first_, claim, nullptr, context_);
      if (tried.last_right) return tried;
    }
    return std::nullopt;
  }

  std::vector<GradedStep> graded(const Attempt& best) {
    std::vector<GradedStep> out;
    for (std::size_t i = first_; i < chain_.steps.size(); ++i) {
      const Step& step = chain_.steps[i];
      if (!step.expression) {
        out.push_back(unread(step));
        continue;
      }
      if (step.expression->is(Kind::cases) && grade_cases(document_, chain_, step, best.claim, context_, out))
        continue;
      const JudgedStep& judged = best.judged[i - first_];
      GradedStep graded =
          judged_step(document_, chain_, step, *step.expression, judged.judgement, judged.claim);
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
