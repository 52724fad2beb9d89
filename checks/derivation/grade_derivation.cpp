// SPDX-License-Identifier: MIT
#include "checks/derivation/grade_derivation.hpp"

#include <chrono>

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
/// that say so, and words are not judged.
void leave_repetition_open(DerivationResult& line, const Context& context) {
  const bool counted_once =
      context.repeated && line.question == "neg.u_k" && line.answer &&
      (line.verdict == LineVerdict::right || line.verdict == LineVerdict::right_by_convention);
  if (!counted_once) return;
  line.verdict = LineVerdict::unread;
  line.reason =
      "right for a word that is drawn once; here a word drawn m times counts m times, which the formula "
      "does not say";
}

}  // namespace

std::vector<DerivationResult> grade_derivation(const std::string& file, std::string text, ReadFile read_file,
                                               const DerivationLimits& limits) {
  const auto begun = std::chrono::steady_clock::now();
  const auto out_of_time = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() > limits.seconds;
  };
  const Document document = read_document(file, std::move(text), read_file, limits.document);
  std::vector<std::vector<Chain>> chains(document.passages.size());
  Declaration declaration;
  for (std::size_t i = 0; i < document.passages.size(); ++i) {
    const Passage& passage = document.passages[i];
    if (passage.kind != Passage::Kind::formula) continue;
    chains[i] = chains_of(document, passage);
    declare(declaration, passage.text);
    for (const auto& chain : chains[i]) declare(declaration, chain);
  }
  Context context;
  context.conventions = allowed_conventions(declaration);
  Continuation continuation;
  MendLimits mend_limits;
  std::vector<DerivationResult> results;
  for (std::size_t i = 0; i < document.passages.size(); ++i) {
    const Passage& passage = document.passages[i];
    if (passage.kind != Passage::Kind::formula) {
      take_words(context, passage);
      continue;
    }
    take_named_loss(context, chains[i]);
    continuation.is_condition = false;
    for (const auto& chain : chains[i]) {
      if (out_of_time()) break;
      for (auto& step : grade_chain(document, chain, context, continuation)) {
        const bool mendable = limits.mends && step.claim && step.result.verdict == LineVerdict::wrong;
        if (mendable)
          step.result.mend = find_mend(step.expression, *step.claim, step.orientation, mend_limits);
        leave_repetition_open(step.result, context);
        results.push_back(std::move(step.result));
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
  return results;
}

}  // namespace gradjudge
