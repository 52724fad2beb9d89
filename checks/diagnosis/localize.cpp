// SPDX-License-Identifier: MIT
#include "checks/diagnosis/localize.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "checks/diagnosis/properties.hpp"
#include "checks/entry_name.hpp"
#include "checks/short_number.hpp"

namespace gradjudge {
namespace {

bool row_is_wrong(const ObservedBlock& block, Index row) {
  for (Index column = 0; column < block.truth.cols(); ++column) {
    if (block.wrong_at(row, column)) return true;
  }
  return false;
}

/// Of things that are wrong or right and may have a property: whether it is worth naming, and how many right
/// ones share it.
struct Tally {
  bool all_wrong_have_it = true;
  std::size_t right_with = 0;
  std::size_t right_without = 0;

  void count(bool wrong, bool holds) {
    if (wrong) {
      all_wrong_have_it = all_wrong_have_it && holds;
    } else {
      ++(holds ? right_with : right_without);
    }
  }
  bool telling() const { return all_wrong_have_it && right_without > 0; }
};

template <class Property>
struct Best {
  const Property* property = nullptr;
  std::size_t shared = 0;

  void offer(const Property& candidate, const Tally& tally) {
    if (!tally.telling()) return;
    if (property != nullptr && shared <= tally.right_with) return;
    property = &candidate;
    shared = tally.right_with;
  }
};

const RowProperty* common_row_property(Cases cases, const std::string& block) {
  Best<RowProperty> best;
  for (const auto& property : row_properties()) {
    Tally tally;
    for (const ObservedCase* observed : with_wrong_block(cases, block)) {
      const ObservedBlock& seen = *observed->find(block);
      for (Index row = 0; row < seen.truth.rows(); ++row) {
        tally.count(row_is_wrong(seen, row), property.holds(*observed, block, row));
      }
    }
    best.offer(property, tally);
  }
  return best.property;
}

const CaseProperty* common_case_property(Cases cases, const std::string& block) {
  Best<CaseProperty> best;
  for (const auto& property : case_properties()) {
    Tally tally;
    for (const ObservedCase* observed : with_block(cases, block)) {
      tally.count(observed->find(block)->wrong, property.holds(*observed));
    }
    best.offer(property, tally);
  }
  return best.property;
}

bool all_readable(Cases cases, const std::string& block) {
  const auto wrong = with_wrong_block(cases, block);
  return std::all_of(wrong.begin(), wrong.end(), [&](const auto* c) { return c->find(block)->readable; });
}

}  // namespace

std::string localize(Cases cases, const std::string& block) {
  std::string where = "in " + block;
  if (!all_readable(cases, block)) return where;
  if (const RowProperty* rows = common_row_property(cases, block))
    where += fmt::format(", only in {}", rows->text);
  if (const CaseProperty* property = common_case_property(cases, block))
    where += fmt::format(", only {}", property->text);
  return where;
}

std::string worst_entries(Cases cases, const std::string& block) {
  struct Entry {
    double share;
    const ObservedCase* observed;
    Index row;
    Index column;
  };
  std::vector<Entry> entries;
  for (const ObservedCase* observed : with_wrong_block(cases, block)) {
    const ObservedBlock& seen = *observed->find(block);
    if (!seen.readable) continue;
    for (Index row = 0; row < seen.truth.rows(); ++row) {
      for (Index column = 0; column < seen.truth.cols(); ++column) {
        if (!seen.wrong_at(row, column)) continue;
        const double difference = std::abs(seen.yours(row, column) - seen.truth(row, column));
        const double share =
            std::isfinite(difference) ? difference / (seen.allowed(row, column) + 1e-300) : HUGE_VAL;
        entries.push_back({share, observed, row, column});
      }
    }
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.share > b.share; });
  constexpr std::size_t most = 3;
  if (entries.size() > most) entries.resize(most);
  std::string text;
  for (const auto& [share, observed, row, column] : entries) {
    const ObservedBlock& seen = *observed->find(block);
    const double yours = seen.yours(row, column);
    const double truth = seen.truth(row, column);
    const int digits = telling_digits(yours, truth);
    text += fmt::format("{}{} of {} is {} instead of {}", text.empty() ? "" : "; ",
                        entry_name(block, position(seen.shape.size(), row, column)), observed->name,
                        short_number(yours, digits), short_number(truth, digits));
  }
  return text;
}

}  // namespace gradjudge
