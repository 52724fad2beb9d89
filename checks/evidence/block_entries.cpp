// SPDX-License-Identifier: MIT
#include "checks/evidence/block_entries.hpp"

#include <algorithm>
#include <limits>

#include "checks/evidence/judged_entry.hpp"
#include "checks/shape.hpp"

namespace gradjudge {
namespace {

struct Row {
  Index number = 0;
  long double share = 0;  ///< of what is allowed, the largest of its entries
  std::vector<std::optional<JudgedEntry>> entries;
};

Row judged_row(const Block<Bounded<Real>>& truth, const Budget& budget, const AnswerBlock& returned,
               Index number) {
  Row row{number, 0, {}};
  for (Index column = 0; column < truth.columns(); ++column) {
    row.entries.push_back(judge_entry(truth, budget, returned, number, column));
    const auto& entry = row.entries.back();
    if (!entry || entry->difference == 0) continue;
    long double share = std::numeric_limits<long double>::infinity();
    if (entry->allowed > 0) share = entry->difference / entry->allowed;
    row.share = std::max(row.share, share);
  }
  return row;
}

void add(BlockEntries& kept, const std::optional<JudgedEntry>& entry) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  kept.yours.push_back(entry ? entry->yours : none);
  kept.truth.push_back(entry ? static_cast<double>(entry->truth.value) : none);
  kept.difference.push_back(entry ? static_cast<double>(entry->difference) : none);
  kept.allowed.push_back(entry ? static_cast<double>(entry->allowed) : none);
}

}  // namespace

std::optional<BlockEntries> block_entries(const Truth& truth, const Budget& budget, const Answer& answer,
                                          std::string_view block, const std::vector<Index>& rows) {
  const Block<Bounded<Real>>& expected = truth.at(block);
  const AnswerBlock* returned = answer.find(block);
  const Index columns = expected.columns();
  const bool readable = returned != nullptr && match_shape(returned->shape, expected.shape).readable &&
                        static_cast<Index>(returned->numbers.size()) == expected.rows() * columns;
  const auto room = static_cast<std::size_t>(most_kept_entries / columns);
  if (!readable || room == 0) return std::nullopt;
  std::vector<Row> kept;
  const auto worse = [](const Row& a, const Row& b) { return a.share > b.share; };
  for (const Index number : rows) {
    kept.push_back(judged_row(expected, budget, *returned, number));
    std::push_heap(kept.begin(), kept.end(), worse);
    if (kept.size() <= room) continue;
    std::pop_heap(kept.begin(), kept.end(), worse);
    kept.pop_back();
  }
  std::sort(kept.begin(), kept.end(), [](const Row& a, const Row& b) { return a.number < b.number; });
  BlockEntries entries;
  entries.axes = expected.shape.size();
  entries.columns = columns;
  entries.judged_rows = static_cast<Index>(rows.size());
  for (const Row& row : kept) {
    entries.rows.push_back(row.number);
    for (const auto& entry : row.entries) add(entries, entry);
  }
  return entries;
}

}  // namespace gradjudge
