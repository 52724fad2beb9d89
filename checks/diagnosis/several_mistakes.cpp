// SPDX-License-Identifier: MIT
#include "checks/diagnosis/several_mistakes.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "checks/diagnosis/match.hpp"

namespace gradjudge {
namespace {

constexpr std::size_t most_mistakes = 3;

/// The wrong cases that the mistake accounts for; nothing if it does not apply or contradicts a right one.
std::vector<const ObservedCase*> accounted_for(const Mistake& mistake,
                                               const std::vector<const ObservedCase*>& cases,
                                               const std::string& block) {
  std::vector<const ObservedCase*> found;
  for (const ObservedCase* observed : cases) {
    const auto evaluation = mistake.in_double(observed->problem);
    if (!evaluation) return {};
    const Answer predicted = to_answer(*evaluation);
    const AnswerBlock* prediction = predicted.find(block);
    const ObservedBlock& seen = *observed->find(block);
    Fit fit;
    if (prediction != nullptr) fit.add(seen, *prediction, observed->arithmetic);
    if (!seen.wrong && (prediction == nullptr || fit.contradicted())) return {};
    if (seen.wrong && fit.accounts()) found.push_back(observed);
  }
  return found;
}

/// A mistake with the wrong cases that it accounts for, and how many other blocks of these cases it
/// contradicts.
struct Candidate {
  const Mistake* mistake = nullptr;
  std::vector<const ObservedCase*> found;
  std::size_t contradicted = 0;
};

std::size_t contradicted_blocks(const Mistake& mistake, const std::vector<const ObservedCase*>& cases) {
  std::size_t count = 0;
  for (const ObservedCase* observed : cases) {
    const Answer predicted = to_answer(*mistake.in_double(observed->problem));
    for (const auto& block : observed->blocks) {
      const AnswerBlock* prediction = predicted.find(block.returned.name);
      if (prediction != nullptr && !matches(block, *prediction, observed->arithmetic)) ++count;
    }
  }
  return count;
}

}  // namespace

std::vector<PartOfFailures> several_mistakes(Cases cases, const std::string& block) {
  const std::vector<const ObservedCase*> all = with_block(cases, block);
  std::vector<Candidate> candidates;
  for (const auto& mistake : mistake_catalogue()) {
    auto found = accounted_for(mistake, all, block);
    if (found.empty()) continue;
    const std::size_t contradicted = contradicted_blocks(mistake, found);
    candidates.push_back({&mistake, std::move(found), contradicted});
  }
  // Where two account for as much, the one that contradicts less is found first.
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.contradicted < b.contradicted; });
  std::vector<const ObservedCase*> open = with_wrong_block(cases, block);
  std::vector<PartOfFailures> parts;
  while (!open.empty() && parts.size() < most_mistakes) {
    const Mistake* best = nullptr;
    std::vector<const ObservedCase*> most;
    for (const Candidate& candidate : candidates) {
      std::vector<const ObservedCase*> still;
      std::copy_if(candidate.found.begin(), candidate.found.end(), std::back_inserter(still),
                   [&](const ObservedCase* observed) {
                     return std::find(open.begin(), open.end(), observed) != open.end();
                   });
      if (still.size() > most.size()) {
        best = candidate.mistake;
        most = std::move(still);
      }
    }
    if (best == nullptr) break;
    PartOfFailures part{best, {}};
    for (const ObservedCase* observed : most) part.cases.push_back(*observed);
    parts.push_back(std::move(part));
    std::erase_if(open, [&](const ObservedCase* observed) {
      return std::find(most.begin(), most.end(), observed) != most.end();
    });
  }
  // One case that nothing accounts for refutes the mistakes; but training code, which updates in place,
  // departs from the loss in several ways at once, and then what is known of the others is worth saying.
  const std::size_t may_be_left = cases.front().step ? with_wrong_block(cases, block).size() / 2 : 0;
  if (open.size() > may_be_left) return {};
  if (!open.empty()) parts.emplace_back();
  for (const ObservedCase* observed : open) parts.back().cases.push_back(*observed);
  return parts;
}

}  // namespace gradjudge
