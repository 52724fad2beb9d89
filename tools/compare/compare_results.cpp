// SPDX-License-Identifier: MIT
#include "tools/compare/compare_results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "tools/report/text/summary_text.hpp"

namespace gradjudge {
namespace {

using Key = std::tuple<std::string, std::string, std::string, std::string, int>;

/// From the best verdict to the worst.
int rank(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return 0;
    case Verdict::inconclusive:
      return 1;
    case Verdict::fail:
      return 2;
    case Verdict::error:
      break;
  }
  return 3;
}

std::set<std::string> implementations(const Results& results) {
  std::set<std::string> names;
  for (const CheckResult& check : results.checks) names.insert(check.implementation);
  return names;
}

/// The keys of a run's checks, in their order.
std::vector<Key> keys_of(const Results& results, bool by_implementation) {
  std::vector<Key> keys;
  std::map<Key, int> seen;
  for (const CheckResult& check : results.checks) {
    Key key{check.suite, check.case_name, check.question, by_implementation ? check.implementation : "", 0};
    std::get<int>(key) = seen[key]++;
    keys.push_back(std::move(key));
  }
  return keys;
}

/// The share of its allowance that the entry uses; an entry without allowance uses all of it or nothing.
double share(const WorstEntry& worst) {
  if (worst.difference == 0) return 0;
  return worst.difference / allowed(worst);
}

/// By how much more than the budget explains the error of `after` grew; not above 0 if it did not.
double growth(const WorstEntry& before, const WorstEntry& after) {
  const bool same_entry = before.index == after.index;
  const double was = same_entry ? before.difference : share(before) * allowed(after);
  if (std::isinf(was)) return 0;
  const double explained = after.rounding + after.allowance + std::strtod(before.bound.c_str(), nullptr) +
                           std::strtod(after.bound.c_str(), nullptr);
  return after.difference - was - explained;
}

bool is_allowed_more(const CheckResult& before, const CheckResult& after) {
  return std::any_of(after.blocks.begin(), after.blocks.end(), [&](const BlockResult& block) {
    const BlockResult* was = find_block(before, block.block);
    return was != nullptr && was->worst && block.worst && was->worst->index == block.worst->index &&
           allowed(*block.worst) > allowed(*was->worst);
  });
}

void sort_in(Comparison& comparison, const CheckResult& before, const CheckResult& after) {
  ++comparison.compared;
  if (rank(after.verdict) > rank(before.verdict)) {
    comparison.worse.push_back({before, after});
  } else if (rank(after.verdict) < rank(before.verdict)) {
    comparison.better.push_back({before, after});
  } else if (grown_block(before, after) != nullptr) {
    comparison.grew.push_back({before, after});
  } else if (grown_block(after, before) != nullptr) {
    comparison.shrank.push_back({before, after});
  } else if (is_allowed_more(before, after)) {
    comparison.allowed_more.push_back({before, after});
  }
}

std::vector<std::string> notes_of(const Results& baseline, const Results& results, bool other_names) {
  std::vector<std::string> notes;
  if (other_names) {
    notes.push_back(fmt::format("{} is compared with {} of the baseline", *implementations(results).begin(),
                                *implementations(baseline).begin()));
  }
  ToolInfo tool = results.tool;
  tool.sandbox = baseline.tool.sandbox;
  if (tool_line(tool) != tool_line(baseline.tool)) {
    notes.push_back(fmt::format("the baseline is of {}, this run of {}", tool_line(baseline.tool),
                                tool_line(results.tool)));
  }
  return notes;
}

}  // namespace

double allowed(const WorstEntry& worst) {
  return worst.slack * worst.rounding + worst.allowance;
}

const BlockResult* find_block(const CheckResult& check, const std::string& name) {
  const auto found = std::find_if(check.blocks.begin(), check.blocks.end(),
                                  [&](const BlockResult& block) { return block.block == name; });
  return found == check.blocks.end() ? nullptr : &*found;
}

const BlockResult* grown_block(const CheckResult& before, const CheckResult& after) {
  const BlockResult* most = nullptr;
  double most_growth = 0;
  for (const BlockResult& block : after.blocks) {
    const BlockResult* was = find_block(before, block.block);
    if (was == nullptr || !was->worst || !block.worst) continue;
    const double grown = growth(*was->worst, *block.worst);
    if (!(grown > most_growth)) continue;  // a file may say nan
    most = &block;
    most_growth = grown;
  }
  return most;
}

Comparison compare_results(const Results& baseline, const Results& results) {
  const auto names = implementations(results);
  const auto baseline_names = implementations(baseline);
  const bool one_each = names.size() == 1 && baseline_names.size() == 1;

  std::map<Key, const CheckResult*> before;
  const std::vector<Key> baseline_keys = keys_of(baseline, !one_each);
  for (std::size_t i = 0; i < baseline_keys.size(); ++i) before[baseline_keys[i]] = &baseline.checks[i];

  Comparison comparison;
  comparison.several_implementations = !one_each;
  comparison.notes = notes_of(baseline, results, one_each && names != baseline_names);
  std::set<Key> found;
  const std::vector<Key> keys = keys_of(results, !one_each);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto was = before.find(keys[i]);
    if (was == before.end()) {
      comparison.added.push_back(results.checks[i]);
    } else {
      found.insert(keys[i]);
      sort_in(comparison, *was->second, results.checks[i]);
    }
  }
  for (std::size_t i = 0; i < baseline_keys.size(); ++i) {
    if (!found.contains(baseline_keys[i])) comparison.gone.push_back(baseline.checks[i]);
  }
  return comparison;
}

std::size_t regressions(const Comparison& comparison, bool allow_gone) {
  return comparison.worse.size() + comparison.grew.size() + (allow_gone ? 0 : comparison.gone.size());
}

}  // namespace gradjudge
