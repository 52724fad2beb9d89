// SPDX-License-Identifier: MIT
#include "checks/diagnosis/diagnose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "checks/diagnosis/arithmetic_patterns.hpp"
#include "checks/diagnosis/factor_patterns.hpp"
#include "checks/diagnosis/known_mistakes.hpp"
#include "checks/diagnosis/layout_patterns.hpp"
#include "checks/diagnosis/localize.hpp"
#include "checks/diagnosis/several_mistakes.hpp"
#include "checks/diagnosis/state_patterns.hpp"

namespace gradjudge {
namespace {

using Pattern = std::optional<Finding> (*)(Cases, const std::string&);

/// Simplest first.
constexpr std::array<Pattern, 13> patterns{all_zero,           constant_factor,      multiplicity_factor,
                                           transposed,         rows_permuted,        another_block,
                                           constant_added,     accumulated,          stale,
                                           float32_arithmetic, numerical_derivative, sigmoid_table,
                                           wrong_shape};

/// "accounts for U in all 12 cases, 5 of them wrong".
std::string evidence(Cases cases, const std::string& block) {
  const std::size_t all = with_block(cases, block).size();
  if (all == 1) return fmt::format("accounts for {} in the only case", block);
  return fmt::format("accounts for {} in all {} cases, {} of them wrong", block, all,
                     with_wrong_block(cases, block).size());
}

/// How near the answers are to a mistake's own.
std::string nearness(double distance) {
  if (distance < 0.01) return ", to less than a hundredth of what rounding allows";
  return fmt::format(", to {:.0f} % of what rounding allows", std::ceil(100 * distance));
}

Diagnosis of_mistake(const MistakeMatch& match, const std::vector<std::string>& blocks, Cases cases) {
  Diagnosis diagnosis{match.mistake->id, match.mistake->sentence, blocks};
  diagnosis.where = localize(cases, blocks.front());
  diagnosis.evidence = evidence(cases, blocks.front()) + nearness(match.distance);
  return diagnosis;
}

Diagnosis of_finding(const Finding& finding, const std::string& block, Cases cases) {
  Diagnosis diagnosis{finding.id, finding.sentence, {block}};
  diagnosis.where = localize(cases, block);
  diagnosis.evidence = evidence(cases, block);
  return diagnosis;
}

Diagnosis unexplained(const std::string& block, Cases cases) {
  Diagnosis diagnosis{
      "unexplained", fmt::format("No known mistake and no pattern explains {}.", block), {block}};
  diagnosis.where = localize(cases, block);
  diagnosis.evidence = "furthest off: " + worst_entries(cases, block);
  return diagnosis;
}

/// The part of `blocks` that the mistake explains.
std::vector<std::string> explained_of(const MistakeMatch& match, const std::vector<std::string>& blocks) {
  std::vector<std::string> explained;
  for (const auto& block : blocks) {
    if (match.explains_block(block)) explained.push_back(block);
  }
  return explained;
}

void remove(std::vector<std::string>& blocks, const std::vector<std::string>& gone) {
  std::erase_if(blocks, [&](const auto& b) { return std::find(gone.begin(), gone.end(), b) != gone.end(); });
}

/// The mistakes that together explain most, each without contradicting an answer (first round) or, for what
/// is left, as far as the block itself goes (second round). What they explain is taken out of `open`.
std::vector<Diagnosis> explain_by_mistakes(const std::vector<MistakeMatch>& matches,
                                           std::vector<std::string>& open, Cases cases) {
  std::vector<Diagnosis> found;
  for (const bool may_contradict : {false, true}) {
    while (!open.empty()) {
      const MistakeMatch* best = nullptr;
      std::size_t most = 0;
      for (const auto& match : matches) {
        if (!may_contradict && !match.contradicts.empty()) continue;
        const std::size_t explained = explained_of(match, open).size();
        if (explained > most) {
          best = &match;
          most = explained;
        }
      }
      if (best == nullptr) break;
      const auto blocks = explained_of(*best, open);
      found.push_back(of_mistake(*best, blocks, cases));
      for (const auto& match : matches) {
        if (&match == best || (!may_contradict && !match.contradicts.empty())) continue;
        if (explained_of(match, blocks).size() == blocks.size())
          found.back().others.push_back(match.mistake->id);
      }
      remove(open, blocks);
    }
  }
  return found;
}

/// Each with the cases that it accounts for.
std::vector<Diagnosis> of_parts(const std::vector<PartOfFailures>& parts, const std::string& block,
                                Cases cases) {
  std::vector<Diagnosis> found;
  for (const auto& part : parts) {
    if (part.mistake == nullptr) {
      found.push_back(unexplained(block, part.cases));
      continue;
    }
    Diagnosis diagnosis{part.mistake->id, part.mistake->sentence, {block}};
    diagnosis.where = localize(part.cases, block);
    diagnosis.evidence =
        fmt::format("accounts for {} in {} of the {} cases in which it is wrong, {} among them", block,
                    part.cases.size(), with_wrong_block(cases, block).size(), part.cases.front().name);
    found.push_back(std::move(diagnosis));
  }
  return found;
}

std::vector<Diagnosis> explain_by_pattern(const std::string& block, Cases cases) {
  for (const auto& pattern : patterns) {
    if (const auto finding = pattern(cases, block)) return {of_finding(*finding, block, cases)};
  }
  const std::vector<PartOfFailures> parts = several_mistakes(cases, block);
  if (!parts.empty()) return of_parts(parts, block, cases);
  return {unexplained(block, cases)};
}

/// Explanations of the same kind for several blocks are one.
void append(std::vector<Diagnosis>& all, Diagnosis diagnosis) {
  const auto same = std::find_if(all.begin(), all.end(), [&](const auto& d) { return d.id == diagnosis.id; });
  if (same == all.end() || diagnosis.id == "unexplained") {
    all.push_back(std::move(diagnosis));
    return;
  }
  if (same->sentence != diagnosis.sentence) same->sentence += " " + diagnosis.sentence;
  same->blocks.insert(same->blocks.end(), diagnosis.blocks.begin(), diagnosis.blocks.end());
}

bool has_unexplained(const std::vector<Diagnosis>& found) {
  return std::any_of(found.begin(), found.end(), [](const auto& d) { return d.id == "unexplained"; });
}

std::vector<Diagnosis> diagnose_finite(Cases cases) {
  std::vector<std::string> open = wrong_blocks(cases);
  std::vector<Diagnosis> found = explain_by_mistakes(matching_mistakes(cases), open, cases);
  for (const auto& block : open) {
    for (auto& diagnosis : explain_by_pattern(block, cases)) append(found, std::move(diagnosis));
  }
  return found;
}

/// A table of σ and whatever else is wrong beside it.
std::optional<std::vector<Diagnosis>> diagnose_with_table(Cases cases) {
  const auto widened = beyond_a_table(cases);
  if (!widened) return std::nullopt;
  std::vector<Diagnosis> found{{"sigmoid-table",
                                "Most is off as if σ came from a table or were clipped: by no more than a σ "
                                "that is off by 0.01, and 0 or 1 "
                                "beyond ±6, explains.",
                                wrong_blocks(cases)}};
  for (auto& diagnosis : diagnose_finite(*widened)) found.push_back(std::move(diagnosis));
  if (has_unexplained(found)) return std::nullopt;
  return found;
}

Diagnosis overflow(const std::vector<const ObservedCase*>& cases) {
  Diagnosis diagnosis{
      "overflow",
      "At large scores the answer is not a finite number: exp overflows, or the logarithm of an "
      "underflowed probability is taken; subtract the largest score first.",
      {}};
  for (const auto* observed : cases) {
    for (const auto& block : observed->blocks) {
      const std::string& name = block.returned.name;
      const bool named =
          std::find(diagnosis.blocks.begin(), diagnosis.blocks.end(), name) != diagnosis.blocks.end();
      if (block.readable && !block.yours.allFinite() && !named) diagnosis.blocks.push_back(name);
    }
  }
  diagnosis.where = fmt::format("at large scores, {} case{} in all, {} among them", cases.size(),
                                cases.size() == 1 ? "" : "s", cases.front()->name);
  diagnosis.evidence = "everything that is finite is judged without them";
  return diagnosis;
}

}  // namespace

std::vector<Diagnosis> diagnose(Cases cases) {
  std::vector<Diagnosis> found = diagnose_finite(cases);
  if (has_unexplained(found)) {
    if (auto with_table = diagnose_with_table(cases)) found = std::move(*with_table);
  }
  std::vector<const ObservedCase*> overflowing;
  std::vector<ObservedCase> finite;
  for (const auto& observed : cases) {
    if (overflows(observed)) {
      overflowing.push_back(&observed);
    } else {
      finite.push_back(observed);
    }
  }
  if (has_unexplained(found) && !overflowing.empty()) {
    found = diagnose_finite(finite);
    found.push_back(overflow(overflowing));
  }
  for (const auto& finding : {inputs_changed(cases), answers_vary(cases)}) {
    if (finding) found.push_back({finding->id, finding->sentence, {}});
  }
  return found;
}

}  // namespace gradjudge
