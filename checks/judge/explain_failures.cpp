// SPDX-License-Identifier: MIT
#include "checks/judge/explain_failures.hpp"

#include <tbb/parallel_for_each.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "checks/diagnosis/diagnose.hpp"
#include "checks/evidence/error_curve.hpp"
#include "checks/judge/fails_in_robustness.hpp"
#include "checks/shrink/counterexample.hpp"
#include "reference/mistakes/mistake.hpp"

namespace gradjudge {
namespace {

/// What one implementation answered to all cases of one loss.
struct Group {
  const Implementation* implementation = nullptr;
  std::vector<ObservedCase> observed;
  std::vector<const Case*> asked;  ///< as many, the case of each
  /// The checks that failed, with their case.
  std::vector<std::pair<const Case*, CheckResult*>> failures;
};

bool concerns(const Diagnosis& diagnosis, const CheckResult& check) {
  // The cause of what fails in robustness alone is known; only a known mistake says more.
  if (fails_in_robustness(check) && find_mistake(diagnosis.id) == nullptr) return false;
  if (diagnosis.blocks.empty()) return true;
  return std::any_of(check.blocks.begin(), check.blocks.end(), [&](const BlockResult& block) {
    return std::find(diagnosis.blocks.begin(), diagnosis.blocks.end(), block.block) != diagnosis.blocks.end();
  });
}

bool answers_differ(const Group& group) {
  return std::any_of(group.observed.begin(), group.observed.end(),
                     [](const ObservedCase& observed) { return observed.differs_on_second_call; });
}

/// Where an answer depends on what was asked before, the answers of several threads tell nothing: asks all
/// cases again, one after the other.
void ask_in_order(Group& group) {
  std::vector<ObservedCase> in_order;
  for (std::size_t i = 0; i < group.observed.size(); ++i) {
    const Answer answer = group.implementation->answer(problem_of(*group.asked[i]));
    if (answer.error.empty()) in_order.push_back(with_answer(group.observed[i], answer));
  }
  group.observed = std::move(in_order);
}

/// How the worst entry is known, if it is one of a gradient.
std::optional<ErrorCurve> curve_of_worst(const Case& a_case, const BlockResult& block,
                                         const CheckOptions& options) {
  if (!block.worst || block.worst->index.empty() || block.block == "value") return std::nullopt;
  const std::vector<Index>& index = block.worst->index;
  return error_curve(explain(a_case, {block.block, index[0], index.size() > 1 ? index[1] : 0}, options));
}

void explain_group(Group& group, const CheckOptions& options) {
  const std::vector<Diagnosis> found = diagnose(group.observed);
  std::set<std::string> shown;
  for (auto& [a_case, check] : group.failures) {
    for (const auto& diagnosis : found) {
      if (concerns(diagnosis, *check)) check->diagnosis.push_back(diagnosis);
    }
    if (check->diagnosis.empty() || options.counterexample.evaluations == 0) continue;
    const std::string& id = check->diagnosis.front().id;
    if (!shown.insert(id).second) continue;
    Counterexample example = smallest_counterexample(*a_case, problem_of(*a_case), *group.implementation,
                                                     check->blocks.front().block, id, options);
    check->counterexample = std::move(example.text);
    check->calculation = std::move(example.calculation);
    check->curve = curve_of_worst(*a_case, check->blocks.front(), options);
  }
}

}  // namespace

void explain_failures(std::span<CaseOutcome> outcomes, std::span<const Implementation> implementations,
                      const CheckOptions& options) {
  std::map<std::pair<std::string, std::string>, Group> groups;
  for (auto& outcome : outcomes) {
    for (auto& answered : outcome.answered) {
      const std::string& name = implementations[answered.implementation].name;
      Group& group = groups[{name, outcome.loss}];
      group.implementation = &implementations[answered.implementation];
      if (!answered.observed) continue;
      group.observed.push_back(std::move(*answered.observed));
      group.asked.push_back(outcome.a_case);
    }
    for (auto& check : outcome.checks) {
      if (check.verdict == Verdict::fail)
        groups[{check.implementation, outcome.loss}].failures.emplace_back(outcome.a_case, &check);
    }
  }
  for (auto& [name, group] : groups) {
    if (answers_differ(group)) ask_in_order(group);
  }
  tbb::parallel_for_each(groups, [&](auto& group) {
    if (group.second.failures.empty()) return;
    try {
      explain_group(group.second, options);
    } catch (const std::exception& error) {
      // The verdicts stand without it.
      for (auto& [a_case, check] : group.second.failures)
        check->notes.push_back(std::string("there is no diagnosis: ") + error.what());
    }
  });
}

}  // namespace gradjudge
