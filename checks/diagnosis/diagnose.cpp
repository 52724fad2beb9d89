// SPDX-License-Identifier: MIT
#include "checks/diagnosis/diagnose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "checks/diagnosis/arithmetic_patterns.hpp"
#include "checks/diagnosis/factor_patterns.hpp"
#include "checks/diagnosis/known_mistakes.hpp"
#include "checks/diagnosis/layout_patterns.hpp"
#include "checks/diagnosis/localize.hpp"
#include "checks/diagnosis/not_finite.hpp"
#include "checks/diagnosis/numerical_derivative.hpp"
#include "checks/diagnosis/parametric_mistakes.hpp"
#include "checks/diagnosis/several_mistakes.hpp"
#include "checks/diagnosis/sigma_table.hpp"
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

bool is_unexplained(const Diagnosis& diagnosis) {
  return diagnosis.id == "unexplained" || diagnosis.id == "digits-lost";
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
  if (same == all.end() || is_unexplained(diagnosis)) {
    all.push_back(std::move(diagnosis));
    return;
  }
  if (same->sentence != diagnosis.sentence) same->sentence += " " + diagnosis.sentence;
  same->blocks.insert(same->blocks.end(), diagnosis.blocks.begin(), diagnosis.blocks.end());
}

bool has_unexplained(const std::vector<Diagnosis>& found) {
  return std::any_of(found.begin(), found.end(), is_unexplained);
}

/// A mistake with a number that was taken from the answers must not contradict what is right.
void drop_contradicted(std::vector<MistakeMatch>& matches, const std::vector<std::string>& wrong) {
  std::erase_if(matches, [&](const MistakeMatch& match) {
    return std::any_of(match.contradicts.begin(), match.contradicts.end(), [&](const std::string& block) {
      return std::find(wrong.begin(), wrong.end(), block) == wrong.end();
    });
  });
}

std::vector<Diagnosis> diagnose_finite(Cases cases) {
  std::vector<std::string> open = wrong_blocks(cases);
  std::vector<Diagnosis> found =
      explain_by_mistakes(matching_mistakes(cases, mistake_catalogue()), open, cases);
  if (open.empty()) return found;
  const std::vector<Mistake> parametric = parametric_mistakes(cases);
  std::vector<MistakeMatch> matches = matching_mistakes(cases, parametric);
  drop_contradicted(matches, wrong_blocks(cases));
  for (auto& diagnosis : explain_by_mistakes(matches, open, cases)) found.push_back(std::move(diagnosis));
  for (const auto& block : open) {
    for (auto& diagnosis : explain_by_pattern(block, cases)) append(found, std::move(diagnosis));
  }
  return found;
}

/// A table of σ, and whatever else is wrong beside it; nothing if there is none.
std::optional<std::vector<Diagnosis>> diagnose_with_table(Cases cases) {
  const auto table = find_sigma_table(cases);
  if (!table) return std::nullopt;
  const std::vector<ObservedCase> widened = allowing(cases, table->model);
  Diagnosis of_table{"sigmoid-table", table->sentence, wrong_blocks(cases)};
  remove(of_table.blocks, wrong_blocks(widened));
  if (of_table.blocks.empty()) of_table.blocks = wrong_blocks(cases);
  of_table.where = localize(cases, of_table.blocks.front());
  of_table.evidence = "every σ that the gradients hold is one of the table";
  std::vector<Diagnosis> found{std::move(of_table)};
  for (auto& diagnosis : diagnose_finite(widened)) found.push_back(std::move(diagnosis));
  return found;
}

/// The blocks of that kind alone.
template <class Keep>
std::vector<ObservedCase> only_blocks(Cases cases, Keep keep) {
  std::vector<ObservedCase> kept(cases.begin(), cases.end());
  for (auto& observed : kept) {
    std::erase_if(observed.blocks, [&](const ObservedBlock& block) { return !keep(block.returned.name); });
  }
  return kept;
}

/// What is unexplained and in single precision, judged as single precision is, replaces what was found for it
/// if that explains it.
void explain_in_float32(std::vector<Diagnosis>& found, Cases cases) {
  std::vector<Diagnosis> kept;
  for (auto& diagnosis : found) {
    const auto& block = diagnosis.blocks.front();
    if (!is_unexplained(diagnosis) || !is_float32(cases, block)) {
      append(kept, std::move(diagnosis));
      continue;
    }
    auto in_float =
        allowing(only_blocks(cases, [&](const auto& name) { return name == block; }), float_rounding);
    for (auto& observed : in_float) observed.arithmetic = Arithmetic::float32;
    auto explained = diagnose_finite(in_float);
    if (has_unexplained(explained)) {
      append(kept, std::move(diagnosis));
      continue;
    }
    explained.push_back(
        {"float32",
         fmt::format("Besides, every number of {} is one of single precision (float32).", block),
         {block}});
    for (auto& one : explained) append(kept, std::move(one));
  }
  found = std::move(kept);
}

std::vector<Diagnosis> diagnose_in_layers(Cases cases) {
  std::vector<Diagnosis> found = diagnose_finite(cases);
  if (has_unexplained(found)) {
    if (auto with_table = diagnose_with_table(cases)) found = std::move(*with_table);
  }
  if (has_unexplained(found)) explain_in_float32(found, cases);
  return found;
}

}  // namespace

std::vector<Diagnosis> diagnose(Cases cases) {
  std::vector<Diagnosis> found = diagnose_in_layers(cases);
  if (has_unexplained(found)) {
    std::vector<Diagnosis> infinite = not_finite(cases);
    if (!infinite.empty()) {
      found = diagnose_in_layers(finite_answers(cases));
      std::move(infinite.begin(), infinite.end(), std::back_inserter(found));
    }
  }
  for (const auto& finding : {inputs_changed(cases), answers_vary(cases)}) {
    if (finding) found.push_back({finding->id, finding->sentence, {}});
  }
  return found;
}

}  // namespace gradjudge
