// SPDX-License-Identifier: MIT
#include "checks/compare.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "checks/decimal.hpp"
#include "checks/entry_name.hpp"
#include "checks/shape.hpp"

namespace gradjudge {
namespace {

/// One entry's distance from truth, and what it may be.
struct Entry {
  Index row = 0;
  Index column = 0;
  double yours = 0;
  Bounded<Real> truth;
  long double difference = 0;
  long double allowed = 0;
  Verdict verdict = Verdict::pass;
};

Bounded<Real> truth_at(const Block<Bounded<Real>>& block, Index row, Index column) {
  const Index stored = stored_row(block, row);
  return stored < 0 ? Bounded<Real>(0) : block.values(stored, column);
}

Verdict judge(double yours, const Bounded<Real>& truth, long double allowed, long double& difference) {
  if (!std::isfinite(yours)) {
    difference = std::numeric_limits<long double>::infinity();
    return Verdict::fail;
  }
  const Real distance = Real(yours) - truth.value;
  difference = upper_magnitude(distance);
  if (rounded_up(difference + truth.error) <= allowed) return Verdict::pass;
  // An exact truth and an exact hit may have no budget at all.
  if (distance == 0 && truth.error == 0) return Verdict::pass;
  if (lower_magnitude(distance) - truth.error > rounded_up(allowed)) return Verdict::fail;
  return Verdict::inconclusive;
}

/// Failures before doubts before passes, and the larger share of the allowed within each.
bool worse(const Entry& a, const Entry& b) {
  const auto rank = [](Verdict v) { return v == Verdict::fail ? 2 : v == Verdict::inconclusive ? 1 : 0; };
  if (a.verdict != b.verdict) return rank(a.verdict) > rank(b.verdict);
  return a.difference * b.allowed > b.difference * a.allowed;
}

WorstEntry describe(const Entry& entry, const Budget& budget, std::string_view block, std::size_t axes) {
  WorstEntry worst;
  worst.index = position(axes, entry.row, entry.column);
  worst.yours = entry.yours;
  worst.truth = to_decimal(entry.truth, 40);
  worst.bound = bound_to_decimal(entry.truth.error);
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

  Entry worst;
  bool judged = false;
  for (const Index row : rows) {
    for (Index column = 0; column < expected.columns(); ++column) {
      const double yours = returned->numbers[static_cast<std::size_t>(row * expected.columns() + column)];
      Entry entry{row, column, yours, truth_at(expected, row, column)};
      if (isnan(entry.truth.value)) continue;
      entry.allowed = budget.allowed(block, row, column, entry.truth);
      entry.verdict = judge(entry.yours, entry.truth, entry.allowed, entry.difference);
      if (!judged || worse(entry, worst)) worst = entry;
      judged = true;
    }
  }
  if (!judged) {
    result.verdict = Verdict::inconclusive;
    return result;
  }
  result.verdict = worst.verdict;
  result.worst = describe(worst, budget, block, expected.shape.size());
  return result;
}

}  // namespace gradjudge
