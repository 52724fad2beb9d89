// SPDX-License-Identifier: MIT
#include "checks/diagnosis/diagnose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "checks/diagnosis/arithmetic_patterns.hpp"
#include "checks/diagnosis/explain_blocks.hpp"
#include "checks/diagnosis/localize.hpp"
#include "checks/diagnosis/not_finite.hpp"
#include "checks/diagnosis/saturation.hpp"
#include "checks/diagnosis/sigma_table.hpp"
#include "checks/diagnosis/state_patterns.hpp"

namespace gradjudge {
namespace {

void without(std::vector<std::string>& blocks, const std::vector<std::string>& gone) {
  std::erase_if(blocks, [&](const auto& b) { return std::find(gone.begin(), gone.end(), b) != gone.end(); });
}

/// A table of σ, and whatever else is wrong beside it; nothing if there is none.
std::optional<std::vector<Diagnosis>> diagnose_with_table(Cases cases) {
  const auto table = find_sigma_table(cases);
  if (!table) return std::nullopt;
  const std::vector<ObservedCase> widened = allowing(cases, table->model);
  Diagnosis of_table{"sigmoid-table", table->sentence, wrong_blocks(cases)};
  without(of_table.blocks, wrong_blocks(widened));
  if (of_table.blocks.empty()) of_table.blocks = {cases.front().find("U") != nullptr ? "U" : "value"};
  of_table.where = localize(cases, of_table.blocks.front());
  of_table.evidence = "every σ that the gradients hold is one of the table";
  std::vector<Diagnosis> found{std::move(of_table)};
  for (auto& diagnosis : explain_blocks(widened)) found.push_back(std::move(diagnosis));
  return found;
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
    auto in_float = allowing(cases, float_rounding);
    for (auto& observed : in_float) observed.arithmetic = Arithmetic::float32;
    auto explained = explain_blocks(in_float);
    std::erase_if(explained, [&](const Diagnosis& d) {
      return std::find(d.blocks.begin(), d.blocks.end(), block) == d.blocks.end();
    });
    if (explained.empty() || has_unexplained(explained)) {
      append(kept, std::move(diagnosis));
      continue;
    }
    for (auto& one : explained) one.blocks = {block};
    explained.push_back(
        {"float32",
         fmt::format("Besides, every number of {} is one of single precision (float32).", block),
         {block}});
    for (auto& one : explained) append(kept, std::move(one));
  }
  found = std::move(kept);
}

std::size_t count_unexplained(const std::vector<Diagnosis>& found) {
  return static_cast<std::size_t>(std::count_if(found.begin(), found.end(), is_unexplained));
}

/// What honest code loses where probabilities are near 0 or 1, and whatever else is wrong beside it.
std::vector<Diagnosis> diagnose_beyond_saturation(Cases cases, Cases beyond) {
  std::vector<Diagnosis> found = explain_blocks(beyond);
  Diagnosis lost{
      "cancellation",
      "Where a probability is near 0 or 1, digits are lost: 1 − σ(x) or ŷ − 1 is no better than to 1e-16, "
      "however small it is; write σ(−x), and log σ(x) as −log(1 + e^−x).",
      wrong_blocks(cases)};
  without(lost.blocks, wrong_blocks(beyond));
  if (lost.blocks.empty()) return found;
  lost.where = localize(cases, lost.blocks.front());
  lost.evidence = "a probability that is off by 2^-50 explains every error";
  found.push_back(std::move(lost));
  return found;
}

std::vector<Diagnosis> diagnose_in_layers(Cases cases) {
  std::vector<Diagnosis> found = explain_blocks(cases);
  std::vector<ObservedCase> beyond;
  if (has_unexplained(found)) {
    beyond = beyond_saturation(cases);
    auto beside = diagnose_beyond_saturation(cases, beyond);
    if (count_unexplained(beside) < count_unexplained(found)) {
      found = std::move(beside);
      cases = beyond;
    }
  }
  if (has_unexplained(found)) {
    auto with_table = diagnose_with_table(cases);
    if (with_table && count_unexplained(*with_table) < count_unexplained(found))
      found = std::move(*with_table);
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
