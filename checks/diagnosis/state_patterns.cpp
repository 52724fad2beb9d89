// SPDX-License-Identifier: MIT
#include "checks/diagnosis/state_patterns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "checks/diagnosis/match.hpp"

namespace gradjudge {
namespace {

/// Another case whose truth for the block was returned here; zeros are nobody's.
const ObservedCase* owner(Cases cases, const ObservedCase& here, const std::string& name) {
  const ObservedBlock& block = *here.find(name);
  for (const auto& other : cases) {
    const ObservedBlock* theirs = other.find(name);
    if (&other == &here || theirs == nullptr || theirs->shape != block.shape || theirs->truth.isZero(0))
      continue;
    Fit fit;
    fit.add(block, theirs->truth, here.arithmetic);
    if (fit.accounts()) return &other;
  }
  return nullptr;
}

/// Another case with another truth to which the very same numbers were returned; zeros are nobody's.
const ObservedCase* twin(Cases cases, const ObservedCase& here, const std::string& name) {
  const ObservedBlock& block = *here.find(name);
  const auto found = std::find_if(cases.begin(), cases.end(), [&](const ObservedCase& other) {
    const ObservedBlock* theirs = other.find(name);
    return &other != &here && theirs != nullptr && theirs->returned.numbers == block.returned.numbers &&
           theirs->shape == block.shape && theirs->truth != block.truth;
  });
  const bool zeros = block.readable && block.yours.isZero(0);
  return found == cases.end() || zeros ? nullptr : &*found;
}

}  // namespace

std::optional<Finding> stale(Cases cases, const std::string& block) {
  const auto wrong = with_wrong_block(cases, block);
  if (wrong.size() < 2) return std::nullopt;
  const ObservedCase* from = nullptr;
  const ObservedCase* to = nullptr;
  std::set<std::vector<Index>> shapes;
  for (const ObservedCase* observed : wrong) {
    const bool first_of_its_shape = shapes.insert(observed->find(block)->shape).second;
    const ObservedCase* source = owner(cases, *observed, block);
    // The first of its shape may hold what came before all of these.
    if (source == nullptr && !first_of_its_shape) return std::nullopt;
    if (source == nullptr) continue;
    from = source;
    to = observed;
  }
  if (to == nullptr) return std::nullopt;
  return Finding{"stale",
                 fmt::format("{} is the answer to another question (to {} it gives that to {}): something is "
                             "kept from one call to the next.",
                             block, to->name, from->name)};
}

std::optional<Finding> same_answer_to_all(Cases cases, const std::string& block) {
  const auto wrong = with_wrong_block(cases, block);
  std::set<std::vector<Index>> shapes;
  std::size_t twins = 0;
  for (const ObservedCase* observed : wrong) {
    const bool first_of_its_shape = shapes.insert(observed->find(block)->shape).second;
    if (twin(cases, *observed, block) != nullptr) {
      ++twins;
    } else if (!first_of_its_shape) {
      return std::nullopt;
    }
  }
  if (twins < 2) return std::nullopt;
  return Finding{
      "same-answer",
      fmt::format("{} is the same in {} cases, whatever is asked: it does not depend on the inputs, or "
                  "is kept from one call to the next.",
                  block, twins)};
}

std::optional<Finding> accumulated(Cases cases, const std::string& block) {
  const auto shown = with_block(cases, block);
  Fit fit;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const ObservedBlock& here = *shown[i]->find(block);
    if (!here.readable) return std::nullopt;
    for (std::size_t j = i; j-- > 0;) {
      const ObservedBlock& before = *shown[j]->find(block);
      if (before.shape != here.shape || !before.yours.allFinite()) continue;
      fit.add(here, Matrix<double>(here.truth + before.yours), shown[i]->arithmetic);
      break;
    }
    // What the first of its shape found there is not known: other questions may have come before.
    if (fit.contradicted()) return std::nullopt;
  }
  if (!fit.accounts()) return std::nullopt;
  return Finding{"accumulated",
                 fmt::format("{} still holds the answers of earlier calls: it is never set to zero.", block)};
}

std::optional<Finding> inputs_changed(Cases cases) {
  const auto found = std::find_if(cases.begin(), cases.end(), [](const auto& c) { return c.changed_inputs; });
  if (found == cases.end()) return std::nullopt;
  return Finding{"inputs-changed",
                 fmt::format("The arrays that are handed in are changed in place (in {}).", found->name)};
}

std::optional<Finding> answers_vary(Cases cases) {
  const auto found =
      std::find_if(cases.begin(), cases.end(), [](const auto& c) { return c.differs_on_second_call; });
  if (found == cases.end()) return std::nullopt;
  return Finding{
      "answers-vary",
      fmt::format("The same question asked a second time gets another answer (in {}).", found->name)};
}

}  // namespace gradjudge
