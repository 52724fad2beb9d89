// SPDX-License-Identifier: MIT
#include "checks/derivation/grade_derivation.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "checks/derivation/chain/chain.hpp"
#include "checks/derivation/mend/mend.hpp"
#include "checks/derivation/verdict/chain_grader.hpp"
#include "checks/derivation/verdict/context.hpp"
#include "checks/derivation/verdict/declaration.hpp"

namespace gradjudge {
namespace {

using namespace derivation;

bool is_variable(const Expression& expression) {
  return expression.is(Expression::Kind::symbol) && !expression.hat &&
         (expression.text == "u" || expression.text == "v" || expression.text == "U");
}

/// A formula that names a loss, J_{neg-sample}, and says nothing of it.
void take_named_loss(Context& context, const std::vector<Chain>& chains) {
  for (const auto& chain : chains) {
    for (const auto& step : chain.steps) {
      if (!step.expression) continue;
      for_each_node(*step.expression, [&](const Expression& node) {
        if (!node.is(Expression::Kind::loss)) return;
        const LossInForce named = loss_named(node.text);
        if (named != LossInForce::unknown) context.loss = named;
      });
    }
  }
}

/// Where a word may be drawn more than once, a formula that counts it once is right only with words around it
/// that say so, and words are not judged; one that distinguishes all cases leaves no room for them.
void hold_against_repetition(GradedStep& step, const Context& context) {
  DerivationResult& line = step.result;
  const bool counted_once =
      context.repeated && line.question == "neg.u_k" && line.answer &&
      (line.verdict == LineVerdict::right || line.verdict == LineVerdict::right_by_convention);
  if (!counted_once) return;
  line.verdict = step.of_cases ? LineVerdict::wrong : LineVerdict::unread;
  line.convention.clear();
  line.reason =
      "right for a word that is drawn once; here a word drawn m times counts m times, which the formula "
      "does not say";
  line.question = "neg.u_k_repeated";
  if (!step.claim) return;
  step.claim->scenes = {Scene::repeated};
  step.claim->question = line.question;
}

/// How many definitions before and behind a formula are looked at.
constexpr std::ptrdiff_t furthest_definition = 40;

/// A chain such as a = σ(u_oᵀv_c), which says what a name stands for.
bool is_definition(const Chain& chain) {
  return !chain.continues && chain.steps.size() > 1 && chain.steps[0].expression &&
         chain.steps[1].expression && chain.steps[1].relation == "=" &&
         chain.steps[0].expression->is(Expression::Kind::symbol);
}

/// The definitions of a section, the passages from one heading to the next.
class SectionDefinitions {
 public:
  SectionDefinitions(const Document& document, const std::vector<std::vector<Chain>>& chains)
      : document_(document), chains_(chains) {}

  /// What the document's own names stand for at a passage: as they are defined in its section, before the
  /// passage rather than behind it, near rather than far. Passages are asked for in order.
  std::shared_ptr<const Definitions> at(std::size_t passage) {
    if (passage >= end_) enter_section(passage);
    if (defining_.empty()) return nullptr;
    auto definitions = std::make_shared<Definitions>();
    const auto take = [&](std::size_t from) {
      for (const auto& chain : chains_[from]) {
        if (is_definition(chain)) definitions->define(*chain.steps[0].expression, *chain.steps[1].expression);
      }
    };
    const auto here = std::upper_bound(defining_.begin(), defining_.end(), passage);
    const auto before = here - std::min(here - defining_.begin(), furthest_definition);
    const auto behind = here + std::min(defining_.end() - here, furthest_definition);
    std::for_each(std::make_reverse_iterator(behind), std::make_reverse_iterator(here), take);
    std::for_each(before, here, take);
    return definitions;
  }

 private:
  const Document& document_;
  const std::vector<std::vector<Chain>>& chains_;
  std::size_t end_ = 0;
  std::vector<std::size_t> defining_;  ///< the passages of the section that define something

  void enter_section(std::size_t begin) {
    defining_.clear();
    end_ = begin + 1;
    const auto& passages = document_.passages;
    while (end_ < passages.size() && passages[end_].kind != Passage::Kind::heading) ++end_;
    for (std::size_t i = begin; i < end_; ++i) {
      if (std::any_of(chains_[i].begin(), chains_[i].end(), is_definition)) defining_.push_back(i);
    }
  }
};

/// Looks for the edit that makes the line right. A line whose index nothing binds is wrong if one edit mends
/// it, for then it is known what was meant; otherwise it stays unread.
void mend(GradedStep& step, MendLimits& limits) {
  if (!step.claim) return;
  DerivationResult& result = step.result;
  const bool unbound = result.verdict == LineVerdict::unread && step.lacks_binding;
  if (result.verdict != LineVerdict::wrong && !unbound) return;
  const std::size_t edits = unbound ? 1 : 2;
  result.mend = find_mend(step.expression, *step.claim, step.orientation, edits, limits);
  if (!unbound || !result.mend) return;
  result.verdict = LineVerdict::wrong;
}

}  // namespace

std::vector<DerivationResult> grade_derivation(const std::string& file, std::string text, ReadFile read_file,
                                               const DerivationLimits& limits) {
  const Deadline deadline = Deadline::after(limits.seconds);
  const Document document = read_document(file, std::move(text), std::move(read_file), limits.document);
  std::vector<std::vector<Chain>> chains(document.passages.size());
  Declaration declaration;
  for (std::size_t i = 0; i < document.passages.size(); ++i) {
    const Passage& passage = document.passages[i];
    if (passage.kind != Passage::Kind::formula) continue;
    chains[i] = chains_of(document, passage);
    // A display that begins with ≠ is the rest of a condition in the one before.
    const bool rest = !passage.tokens.empty() &&
                      (passage.tokens[0].is_command("neq") || passage.tokens[0].is_command("ne"));
    for (std::size_t k = i; rest && k-- > 0;) {
      if (chains[k].empty()) continue;
      chains[k].back().uncertain = true;
      break;
    }
    declare(declaration, passage.text);
    for (const auto& chain : chains[i]) declare(declaration, chain);
  }
  Context context;
  context.conventions = allowed_conventions(declaration);
  context.deadline = deadline;
  SectionDefinitions definitions(document, chains);
  Continuation continuation;
  std::vector<GradedStep> steps;
  for (std::size_t i = 0; i < document.passages.size(); ++i) {
    const Passage& passage = document.passages[i];
    if (passage.kind != Passage::Kind::formula) {
      take_words(context, passage);
      continue;
    }
    take_named_loss(context, chains[i]);
    context.definitions = deadline.is_passed() ? nullptr : definitions.at(i);
    continuation.is_condition = false;
    for (const auto& chain : chains[i]) {
      for (auto& step : grade_chain(document, chain, context, continuation)) {
        hold_against_repetition(step, context);
        steps.push_back(std::move(step));
      }
    }
    const bool lone =
        chains[i].size() == 1 && chains[i][0].steps.size() == 1 && chains[i][0].steps[0].expression;
    if (lone && is_variable(*chains[i][0].steps[0].expression)) {
      context.announced = *chains[i][0].steps[0].expression;
    } else if (passage.display) {
      context.announced.reset();
    }
  }
  MendLimits mend_limits;
  // Mends come last: where time is short, a verdict is worth more.
  std::vector<DerivationResult> results;
  for (GradedStep& step : steps) {
    if (limits.mends && !deadline.is_passed()) mend(step, mend_limits);
    results.push_back(std::move(step.result));
  }
  return results;
}

}  // namespace gradjudge
