// SPDX-License-Identifier: MIT
#include "checks/diagnosis/known_mistakes.hpp"

#include <algorithm>

#include "checks/diagnosis/match.hpp"

namespace gradjudge {
namespace {

/// What the mistake answers to each case; empty if it does not apply to the loss.
std::vector<Answer> predictions(const Mistake& mistake, Cases cases) {
  std::vector<Answer> answers;
  for (const auto& observed : cases) {
    const auto evaluation = mistake.in_double(observed.problem);
    if (!evaluation) return {};
    answers.push_back(to_answer(*evaluation));
  }
  return answers;
}

enum class BlockMatch { same_as_truth, explained, contradicted };

BlockMatch match_block(const std::string& name, Cases cases, const std::vector<Answer>& predicted,
                       double& distance) {
  bool departs = false;
  bool matched = true;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const ObservedBlock* block = cases[i].find(name);
    const AnswerBlock* prediction = predicted[i].find(name);
    if (block == nullptr || prediction == nullptr) continue;
    const bool predicts_truth = is_truth(*block, *prediction);
    departs = departs || !predicts_truth;
    if (predicts_truth ? block->wrong : !matches(*block, *prediction, cases[i].arithmetic, &distance))
      matched = false;
  }
  if (!departs) return BlockMatch::same_as_truth;
  return matched ? BlockMatch::explained : BlockMatch::contradicted;
}

std::vector<std::string> returned_blocks(Cases cases) {
  std::vector<std::string> names;
  for (const auto& observed : cases) {
    for (const auto& block : observed.blocks) {
      if (std::find(names.begin(), names.end(), block.returned.name) == names.end()) {
        names.push_back(block.returned.name);
      }
    }
  }
  return names;
}

}  // namespace

bool MistakeMatch::explains_block(const std::string& block) const {
  return std::find(explains.begin(), explains.end(), block) != explains.end();
}

std::vector<MistakeMatch> matching_mistakes(Cases cases) {
  const std::vector<std::string> blocks = returned_blocks(cases);
  std::vector<MistakeMatch> found;
  for (const auto& mistake : mistake_catalogue()) {
    const std::vector<Answer> predicted = predictions(mistake, cases);
    if (predicted.empty()) continue;
    MistakeMatch match{&mistake, {}, {}, 0};
    for (const auto& block : blocks) {
      const BlockMatch result = match_block(block, cases, predicted, match.distance);
      if (result == BlockMatch::explained) match.explains.push_back(block);
      if (result == BlockMatch::contradicted) match.contradicts.push_back(block);
    }
    if (!match.explains.empty()) found.push_back(std::move(match));
  }
  return found;
}

}  // namespace gradjudge
