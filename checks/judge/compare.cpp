// SPDX-License-Identifier: MIT
#include "checks/judge/compare.hpp"

#include <fmt/format.h>

#include "checks/decimal.hpp"
#include "checks/entry_name.hpp"
#include "checks/evidence/judged_entry.hpp"
#include "checks/shape.hpp"

namespace gradjudge {
namespace {

/// Wrong entries before those that fail in robustness alone before doubts before passes.
int rank(const JudgedEntry& entry) {
  if (entry.verdict == Verdict::fail) return entry.robustness ? 2 : 3;
  return entry.verdict == Verdict::inconclusive ? 1 : 0;
}

/// By rank, and the larger share of the allowed within each.
bool worse(const JudgedEntry& a, const JudgedEntry& b) {
  if (rank(a) != rank(b)) return rank(a) > rank(b);
  return a.difference * b.allowed > b.difference * a.allowed;
}

WorstEntry describe(const JudgedEntry& entry, const Budget& budget, std::string_view block,
                    std::size_t axes) {
  WorstEntry worst;
  worst.index = position(axes, entry.row, entry.column);
  worst.yours = entry.yours;
  const KnownDecimal truth = to_decimal(entry.truth);
  worst.truth = truth.value;
  worst.bound = truth.bound;
  worst.difference = static_cast<double>(entry.difference);
  worst.rounding = budget.rounding_at(block, entry.row, entry.column);
  worst.slack = budget.slack;
  worst.allowance = budget.declared_at(block, entry.row, entry.column, entry.truth);
  return worst;
}

}  // namespace

BlockResult compare(const Truth& truth, const Budget& budget, const Answer& answer, std::string_view block,
                    const std::vector<Index>& rows) {
  const Block<Bounded<Real>>& expected = truth.at(block);
  BlockResult result;
  result.block = std::string(block);
  result.verdict = Verdict::fail;
  const AnswerBlock* returned = answer.find(block);
  if (returned == nullptr) {
    result.shape_note = "not returned";
    return result;
  }
  const ShapeMatch shape = match_shape(returned->shape, expected.shape);
  result.shape_note = shape.note;
  if (!shape.readable) return result;
  const Index entries = expected.rows() * expected.columns();
  if (static_cast<Index>(returned->numbers.size()) != entries) {
    result.shape_note =
        fmt::format("{} numbers were returned for {} entries", returned->numbers.size(), entries);
    return result;
  }

  std::optional<JudgedEntry> worst;
  for (const Index row : rows) {
    for (Index column = 0; column < expected.columns(); ++column) {
      const auto entry = judge_entry(expected, budget, *returned, row, column);
      if (entry && (!worst || worse(*entry, *worst))) worst = entry;
    }
  }
  if (!worst) {
    result.verdict = Verdict::inconclusive;
    return result;
  }
  result.verdict = worst->verdict;
  result.worst = describe(*worst, budget, block, expected.shape.size());
  return result;
}

bool fails_in_robustness(const Truth& truth, const Budget& budget, const Answer& answer,
                         const BlockResult& block) {
  if (block.verdict != Verdict::fail || !block.worst) return false;
  // The worst entry is wrong if any is.
  const std::vector<Index>& place = block.worst->index;
  const auto entry = judge_entry(truth.at(block.block), budget, *answer.find(block.block),
                                 place.empty() ? 0 : place[0], place.size() < 2 ? 0 : place[1]);
  return entry && entry->robustness;
}

}  // namespace gradjudge
