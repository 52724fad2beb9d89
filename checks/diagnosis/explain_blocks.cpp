// SPDX-License-Identifier: MIT
#include "checks/diagnosis/explain_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "checks/diagnosis/arithmetic_patterns.hpp"
#include "checks/diagnosis/factor_patterns.hpp"
#include "checks/diagnosis/known_mistakes.hpp"
#include "checks/diagnosis/layout_patterns.hpp"
#include "checks/diagnosis/localize.hpp"
#include "checks/diagnosis/not_finite.hpp"
#include "checks/diagnosis/numerical_derivative.hpp"
#include "checks/diagnosis/parametric_mistakes.hpp"
#include "checks/diagnosis/several_mistakes.hpp"
#include "checks/diagnosis/state_patterns.hpp"
#include "checks/diagnosis/value_patterns.hpp"

namespace gradjudge {
namespace {

using Pattern = std::optional<Finding> (*)(Cases, const std::string&);

/// Simplest first.
constexpr std::array patterns{static_cast<Pattern>(all_zero),
                              static_cast<Pattern>(constant_factor),
                              static_cast<Pattern>(multiplicity_factor),
                              static_cast<Pattern>(transposed),
                              static_cast<Pattern>(rows_permuted),
                              static_cast<Pattern>(another_block),
                              static_cast<Pattern>(absolute_value),
                              static_cast<Pattern>(constant_added),
                              static_cast<Pattern>(input_added),
                              static_cast<Pattern>(entries_left_out),
                              static_cast<Pattern>(entries_clipped),
                              static_cast<Pattern>(whole_numbers),
                              static_cast<Pattern>(accumulated),
                              static_cast<Pattern>(stale),
                              static_cast<Pattern>(same_answer_to_all),
                              static_cast<Pattern>(numerical_derivative),
                              static_cast<Pattern>(float32_arithmetic),
                              static_cast<Pattern>(float16),
                              static_cast<Pattern>(rounded),
                              static_cast<Pattern>(wrong_shape)};

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

/// What is known where nothing explains.
Diagnosis unexplained(const std::string& block, Cases cases) {
  Diagnosis diagnosis{
      "unexplained", fmt::format("No known mistake and no pattern explains {}.", block), {block}};
  if (const auto digits = digits_lost(cases, block)) {
    diagnosis.id = digits->id;
    diagnosis.sentence = digits->sentence;
  }
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
        auto& others = found.back().others;
        const std::string& id = match.mistake->id;
        const bool is_new =
            id != found.back().id && std::find(others.begin(), others.end(), id) == others.end();
        if (is_new && explained_of(match, blocks).size() == blocks.size()) others.push_back(id);
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
  if (!is_finite(cases, block)) return {unexplained(block, cases)};
  for (const auto& pattern : patterns) {
    if (const auto finding = pattern(cases, block)) return {of_finding(*finding, block, cases)};
  }
  const std::vector<PartOfFailures> parts = several_mistakes(cases, block);
  if (!parts.empty()) return of_parts(parts, block, cases);
  return {unexplained(block, cases)};
}

bool contradicts_right_block(const MistakeMatch& match, const std::vector<std::string>& wrong) {
  return std::any_of(match.contradicts.begin(), match.contradicts.end(), [&](const std::string& block) {
    return std::find(wrong.begin(), wrong.end(), block) == wrong.end();
  });
}

/// A mistake with a number that was taken from the answers must not contradict what is right.
void drop_contradicted(std::vector<MistakeMatch>& matches, const std::vector<std::string>& wrong) {
  std::erase_if(matches, [&](const MistakeMatch& match) { return contradicts_right_block(match, wrong); });
}

/// That a number is not finite says little: a mistake by which others would not be either explains none.
void drop_refuted_infinities(std::vector<MistakeMatch>& matches, Cases cases) {
  const std::vector<std::string> wrong = wrong_blocks(cases);
  for (auto& match : matches) {
    if (!contradicts_right_block(match, wrong)) continue;
    std::erase_if(match.explains, [&](const std::string& block) { return !is_finite(cases, block); });
  }
  std::erase_if(matches, [](const MistakeMatch& match) { return match.explains.empty(); });
}

}  // namespace

bool is_unexplained(const Diagnosis& diagnosis) {
  return diagnosis.id == "unexplained" || diagnosis.id == "digits-lost";
}

bool has_unexplained(const std::vector<Diagnosis>& found) {
  return std::any_of(found.begin(), found.end(), is_unexplained);
}

void append(std::vector<Diagnosis>& all, Diagnosis diagnosis) {
  const auto same = std::find_if(all.begin(), all.end(), [&](const auto& d) { return d.id == diagnosis.id; });
  if (same == all.end() || is_unexplained(diagnosis)) {
    all.push_back(std::move(diagnosis));
    return;
  }
  if (same->sentence != diagnosis.sentence) same->sentence += " " + diagnosis.sentence;
  same->blocks.insert(same->blocks.end(), diagnosis.blocks.begin(), diagnosis.blocks.end());
}

std::vector<Diagnosis> explain_blocks(Cases cases) {
  std::vector<std::string> open = wrong_blocks(cases);
  std::vector<MistakeMatch> known = matching_mistakes(cases, mistake_catalogue());
  drop_refuted_infinities(known, cases);
  std::vector<Diagnosis> found = explain_by_mistakes(known, open, cases);
  if (open.empty()) return found;
  // What is in single precision as a whole is not told part by part: of the rest nothing would be known.
  const auto whole = std::stable_partition(open.begin(), open.end(), [&](const std::string& block) {
    return !float32_arithmetic(cases, block).has_value();
  });
  const std::vector<std::string> in_float32(whole, open.end());
  open.erase(whole, open.end());
  const std::vector<Mistake> parametric = parametric_mistakes(cases);
  std::vector<MistakeMatch> matches = matching_mistakes(cases, parametric);
  drop_contradicted(matches, wrong_blocks(cases));
  for (auto& diagnosis : explain_by_mistakes(matches, open, cases)) found.push_back(std::move(diagnosis));
  open.insert(open.end(), in_float32.begin(), in_float32.end());
  for (const auto& block : open) {
    for (auto& diagnosis : explain_by_pattern(block, cases)) append(found, std::move(diagnosis));
  }
  return found;
}

}  // namespace gradjudge
