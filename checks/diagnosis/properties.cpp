// SPDX-License-Identifier: MIT
#include "checks/diagnosis/properties.hpp"

#include <algorithm>
#include <array>

#include "checks/diagnosis/problem_sizes.hpp"
#include "checks/diagnosis/score_range.hpp"

namespace gradjudge {
namespace {

bool contains(const std::vector<Index>& list, Index word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// The outside words of a problem: one, or those of the window.
std::vector<Index> targets(const Problem<double>& problem) {
  if (const auto* p = std::get_if<NaiveSoftmaxProblem<double>>(&problem)) return {p->o};
  if (const auto* p = std::get_if<NegativeSamplingProblem<double>>(&problem)) return {p->o};
  if (const auto* p = std::get_if<CbowProblem<double>>(&problem)) return {p->o};
  if (const auto* p = std::get_if<SkipGramProblem<double>>(&problem)) return p->outside();
  return {};
}

/// All negatives of a problem, pair after pair.
std::vector<std::vector<Index>> negatives(const Problem<double>& problem) {
  if (const auto* p = std::get_if<NegativeSamplingProblem<double>>(&problem)) return {p->negatives};
  if (const auto* p = std::get_if<CbowProblem<double>>(&problem)) return {p->negatives};
  if (const auto* p = std::get_if<SkipGramProblem<double>>(&problem)) return p->negatives;
  return {};
}

bool is_target(const ObservedCase& observed, std::string_view block, Index row) {
  if (const auto* p = std::get_if<CrossEntropyProblem<double>>(&observed.problem)) return p->y[row] > 0;
  return block == "U" && contains(targets(observed.problem), row);
}

bool is_not_target(const ObservedCase& observed, std::string_view block, Index row) {
  return (block == "U" || block == "scores") && !is_target(observed, block, row);
}

bool is_negative(const ObservedCase& observed, std::string_view block, Index row) {
  const auto lists = negatives(observed.problem);
  return block == "U" &&
         std::any_of(lists.begin(), lists.end(), [&](const auto& list) { return contains(list, row); });
}

bool is_counted(const ObservedCase& observed, std::string_view block, Index row) {
  return row_multiplicities(observed.problem, block).count(row) > 0;
}

bool is_counted_repeatedly(const ObservedCase& observed, std::string_view block, Index row) {
  const auto counts = row_multiplicities(observed.problem, block);
  const auto found = counts.find(row);
  return found != counts.end() && found->second > 1;
}

bool is_not_counted(const ObservedCase& observed, std::string_view block, Index row) {
  const auto counts = row_multiplicities(observed.problem, block);
  return !counts.empty() && counts.count(row) == 0;
}

bool is_center(const ObservedCase& observed, std::string_view block, Index row) {
  const auto* p = std::get_if<SkipGramProblem<double>>(&observed.problem);
  return p != nullptr && block == "V" && p->center() == row;
}

bool is_not_center(const ObservedCase& observed, std::string_view block, Index row) {
  return block == "V" && std::holds_alternative<SkipGramProblem<double>>(observed.problem) &&
         !is_center(observed, block, row);
}

bool is_positive(const ObservedCase& observed, std::string_view, Index row) {
  if (const auto* p = std::get_if<LeakyReluProblem<double>>(&observed.problem)) return p->x[row] > 0;
  if (const auto* p = std::get_if<SigmoidProblem<double>>(&observed.problem)) return p->x[row] > 0;
  return false;
}

bool is_negative_entry(const ObservedCase& observed, std::string_view, Index row) {
  if (const auto* p = std::get_if<LeakyReluProblem<double>>(&observed.problem)) return p->x[row] < 0;
  if (const auto* p = std::get_if<SigmoidProblem<double>>(&observed.problem)) return p->x[row] < 0;
  return false;
}

double largest_score(const ObservedCase& observed) {
  return score_range(observed.problem).largest;
}

bool is_first(const ObservedCase&, std::string_view, Index row) {
  return row == 0;
}

bool is_last(const ObservedCase& observed, std::string_view block, Index row) {
  const ObservedBlock* seen = observed.find(block);
  return seen != nullptr && row + 1 == seen->truth.rows();
}

bool repeats(std::vector<Index> list) {
  std::sort(list.begin(), list.end());
  return std::adjacent_find(list.begin(), list.end()) != list.end();
}

bool has_repeated_negative(const ObservedCase& observed) {
  const auto lists = negatives(observed.problem);
  return std::any_of(lists.begin(), lists.end(), repeats);
}

bool has_target_among_negatives(const ObservedCase& observed) {
  const auto lists = negatives(observed.problem);
  const auto words = targets(observed.problem);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (contains(lists[i], words[i])) return true;
  }
  return false;
}

bool has_repeated_context(const ObservedCase& observed) {
  if (const auto* p = std::get_if<SkipGramProblem<double>>(&observed.problem)) return repeats(p->outside());
  if (const auto* p = std::get_if<CbowProblem<double>>(&observed.problem)) return repeats(p->context);
  return false;
}

bool has_center_in_context(const ObservedCase& observed) {
  const auto* p = std::get_if<SkipGramProblem<double>>(&observed.problem);
  return p != nullptr && contains(p->outside(), p->center());
}

bool has_cut_window(const ObservedCase& observed) {
  const auto* p = std::get_if<SkipGramProblem<double>>(&observed.problem);
  return p != nullptr && static_cast<Index>(p->outside().size()) < 2 * p->m;
}

bool has_overflowing_score(const ObservedCase& observed) {
  return largest_score(observed) > 709;
}
bool has_saturating_score(const ObservedCase& observed) {
  return largest_score(observed) > 36;
}
bool has_score_beyond_six(const ObservedCase& observed) {
  return largest_score(observed) > 6;
}

constexpr std::array row_list{
    RowProperty{"the row of the outside word", is_target},
    RowProperty{"rows of words that count more than once", is_counted_repeatedly},
    RowProperty{"rows of negatives", is_negative},
    RowProperty{"rows of words that are drawn or occur", is_counted},
    RowProperty{"rows of words that neither are drawn nor occur", is_not_counted},
    RowProperty{"rows other than the outside word's", is_not_target},
    RowProperty{"the row of the center word", is_center},
    RowProperty{"rows other than the center word's", is_not_center},
    RowProperty{"the first row", is_first},
    RowProperty{"the last row", is_last},
    RowProperty{"entries where x is positive", is_positive},
    RowProperty{"entries where x is negative", is_negative_entry},
};

constexpr std::array case_list{
    CaseProperty{"when a negative is drawn more than once", has_repeated_negative},
    CaseProperty{"when the outside word is among the negatives", has_target_among_negatives},
    CaseProperty{"when a word occurs more than once in the context", has_repeated_context},
    CaseProperty{"when the center word occurs in its own context", has_center_in_context},
    CaseProperty{"when the sentence's end cuts the window", has_cut_window},
    CaseProperty{"for scores above 709, where exp overflows", has_overflowing_score},
    CaseProperty{"for scores above 36, where probabilities saturate", has_saturating_score},
    CaseProperty{"for scores beyond ±6", has_score_beyond_six},
};

}  // namespace

std::span<const RowProperty> row_properties() {
  return row_list;
}
std::span<const CaseProperty> case_properties() {
  return case_list;
}

}  // namespace gradjudge
