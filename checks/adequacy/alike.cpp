// SPDX-License-Identifier: MIT
#include "checks/adequacy/alike.hpp"

#include <algorithm>
#include <map>

#include "checks/diagnosis/match.hpp"
#include "checks/own_implementations.hpp"
#include "reference/mistakes/mistake.hpp"

namespace gradjudge {
namespace {

/// What a mistake computes, with untouched rows left out.
using Computed = std::optional<Evaluation<double>>;

bool has_loss(const Mistake& mistake, std::string_view loss) {
  return std::find(mistake.losses.begin(), mistake.losses.end(), loss) != mistake.losses.end();
}

/// The pairs of which both have the loss.
std::vector<MistakePair> sharing(std::span<const MistakePair> pairs, std::string_view loss) {
  std::vector<MistakePair> shared(pairs.begin(), pairs.end());
  std::erase_if(shared, [&](const MistakePair& pair) {
    return !has_loss(mistake_catalogue()[pair.first], loss) ||
           !has_loss(mistake_catalogue()[pair.second], loss);
  });
  return shared;
}

bool alike(ObservedCase& observed, const Evaluation<double>& first, const Answer& second) {
  return std::all_of(observed.blocks.begin(), observed.blocks.end(), [&](ObservedBlock& block) {
    const Block<double>* mine = first.find(block.returned.name);
    const AnswerBlock* other = second.find(block.returned.name);
    if (mine == nullptr || other == nullptr) return mine == nullptr && other == nullptr;
    block.returned = to_answer(Evaluation<double>{{*mine}}).blocks.front();
    block.readable = false;  // `yours` is the reference's still
    return matches(block, *other, observed.arithmetic);
  });
}

}  // namespace

std::vector<MistakePair> all_mistake_pairs() {
  std::vector<MistakePair> pairs;
  const std::size_t count = mistake_catalogue().size();
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 1; j < count; ++j) pairs.emplace_back(i, j);
  }
  return pairs;
}

PairsSeen compare_pairs(const Case& a_case, const Truth& truth, double slack,
                        std::span<const MistakePair> pairs) {
  const Problem<Real> problem = problem_of(a_case);
  const std::vector<MistakePair> candidates = sharing(pairs, loss_id(problem));
  if (candidates.empty()) return {};
  const Problem<double> rounded = cast<double>(problem);
  std::map<std::size_t, Computed> computed;
  const auto compute = [&](std::size_t i) -> const Computed& {
    auto [place, is_new] = computed.try_emplace(i);
    if (is_new) place->second = mistake_catalogue()[i].in_double(rounded);
    return place->second;
  };
  const Implementation reference = reference_implementation(Arithmetic::float64);
  // The reference's answer only lends its blocks their truth and budgets.
  ObservedCase observed =
      observe(a_case.name, problem, truth, declared_budget(a_case, problem, reference, slack),
              reference.arithmetic, reference.answer(problem));
  PairsSeen seen;
  std::size_t dense_of = mistake_catalogue().size();
  Answer first_dense;
  for (const MistakePair& pair : candidates) {
    const Computed& first = compute(pair.first);
    if (!first) continue;
    const Computed& second = compute(pair.second);
    if (!second) continue;
    seen.both_answer.push_back(pair);
    if (dense_of != pair.first) {
      dense_of = pair.first;
      first_dense = to_answer(*first);
    }
    if (alike(observed, *second, first_dense)) seen.alike.push_back(pair);
  }
  return seen;
}

}  // namespace gradjudge
