// SPDX-License-Identifier: MIT
#include "checks/diagnosis/known_mistakes.hpp"

#include <algorithm>
#include <optional>

#include "checks/diagnosis/match.hpp"

namespace gradjudge {
namespace {

/// How a mistake compares with the answers to one block, over the cases seen so far.
struct BlockComparison {
  std::string block;
  bool wrong = false;  ///< in some case; otherwise there is nothing to explain
  Fit fit{};

  void add(const ObservedCase& observed, const Answer& predicted) {
    const ObservedBlock* seen = observed.find(block);
    const AnswerBlock* prediction = predicted.find(block);
    if (seen != nullptr && prediction != nullptr) fit.add(*seen, *prediction, observed.arithmetic);
  }
};

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

/// Nothing if the mistake does not apply to the loss, or explains no block.
std::optional<MistakeMatch> match(const Mistake& mistake, const std::vector<std::string>& blocks,
                                  Cases cases) {
  MistakeMatch match{&mistake, {}, {}, 0};
  std::vector<BlockComparison> compared;
  for (const auto& block : blocks) compared.push_back({block, !with_wrong_block(cases, block).empty()});
  for (const auto& observed : cases) {
    const auto evaluation = mistake.in_double(observed.problem);
    if (!evaluation) return std::nullopt;
    const Answer predicted = to_answer(*evaluation);
    for (auto& block : compared) block.add(observed, predicted);
    // Most mistakes are out after the first case.
    const bool may_explain = std::any_of(compared.begin(), compared.end(), [](const auto& block) {
      return block.wrong && !block.fit.contradicted();
    });
    if (!may_explain) return std::nullopt;
  }
  for (const auto& block : compared) {
    if (block.wrong && block.fit.accounts()) {
      match.explains.push_back(block.block);
      match.distance = std::max(match.distance, block.fit.distance());
    } else if (block.fit.departs()) {
      match.contradicts.push_back(block.block);
    }
  }
  if (match.explains.empty()) return std::nullopt;
  return match;
}

}  // namespace

bool MistakeMatch::explains_block(const std::string& block) const {
  return std::find(explains.begin(), explains.end(), block) != explains.end();
}

std::vector<MistakeMatch> matching_mistakes(Cases cases, std::span<const Mistake> mistakes) {
  const std::vector<std::string> blocks = returned_blocks(cases);
  std::vector<MistakeMatch> found;
  for (const auto& mistake : mistakes) {
    if (auto matched = match(mistake, blocks, cases)) found.push_back(std::move(*matched));
  }
  return found;
}

}  // namespace gradjudge
