// SPDX-License-Identifier: MIT
#include "checks/adequacy/adequacy.hpp"

#include <tbb/parallel_for.h>
#include <tbb/parallel_for_each.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "checks/adequacy/alike.hpp"
#include "checks/adequacy/catching_case.hpp"
#include "checks/own_implementations.hpp"
#include "reference/mistakes/mistake.hpp"

namespace gradjudge {
namespace {

/// What one case told.
struct CaseFinding {
  const Suite* suite = nullptr;
  const Case* a_case = nullptr;
  std::string loss;
  std::set<std::string> answered;  ///< names of implementations
  std::set<std::string> failed;
  PairsSeen pairs;
  std::optional<SensitiveEntry> most_sensitive;
};

void examine(CaseFinding& finding, std::span<const Implementation> implementations,
             std::span<const MistakePair> pairs, const CheckOptions& options) {
  const CaseOutcome outcome = examine_case(*finding.suite, *finding.a_case, implementations, options);
  finding.loss = outcome.loss;
  for (const auto& check : outcome.checks) {
    finding.answered.insert(check.implementation);
    if (check.verdict == Verdict::fail) finding.failed.insert(check.implementation);
  }
  finding.pairs = compare_pairs(*finding.a_case, outcome.truth, options.slack, pairs);
  finding.most_sensitive =
      most_sensitive_entry(*finding.suite, *finding.a_case, outcome.truth, options.slack);
}

bool is_small(const Case& a_case) {
  const auto entries = std::visit(
      [](const auto& p) {
        Index count = 0;
        p.for_each_input(p, [&](std::string_view, const auto& input) { count += input.size(); });
        return count;
      },
      problem_of(a_case));
  return entries <= largest_diagnosed;
}

/// Pairs that no case so far has told apart, those that no case has asked included.
std::vector<MistakePair> still_together(const std::vector<CaseFinding>& findings) {
  std::set<MistakePair> apart;
  for (const auto& finding : findings) {
    std::set_difference(finding.pairs.both_answer.begin(), finding.pairs.both_answer.end(),
                        finding.pairs.alike.begin(), finding.pairs.alike.end(),
                        std::inserter(apart, apart.end()));
  }
  std::vector<MistakePair> together = all_mistake_pairs();
  std::erase_if(together, [&](const MistakePair& pair) { return apart.contains(pair); });
  return together;
}

bool caught(const std::vector<CaseFinding>& findings, const std::string& implementation) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const CaseFinding& finding) { return finding.failed.contains(implementation); });
}

std::vector<IndistinctPair> indistinct_pairs(const std::vector<CaseFinding>& findings,
                                             const std::vector<MistakeResult>& mistakes) {
  std::map<MistakePair, std::set<std::string>> asked;
  for (const auto& finding : findings) {
    for (const MistakePair& pair : finding.pairs.alike) asked[pair].insert(finding.loss);
  }
  std::vector<IndistinctPair> pairs;
  for (const MistakePair& pair : still_together(findings)) {
    const MistakeResult& first = mistakes[pair.first];
    const MistakeResult& second = mistakes[pair.second];
    const bool survive = first.caught_by.empty() && second.caught_by.empty();
    if (!asked.contains(pair) || survive) continue;
    pairs.push_back({first.id, second.id, {asked[pair].begin(), asked[pair].end()}});
  }
  return pairs;
}

std::vector<MistakeResult> mistake_results(const std::vector<CaseFinding>& findings) {
  std::vector<MistakeResult> results;
  for (const auto& mistake : mistake_catalogue()) {
    const std::string name = mistake_implementation(mistake).name;
    MistakeResult result{mistake.id, mistake.sentence, mistake.losses, {}, false, {}};
    for (const auto& finding : findings) {
      result.applies = result.applies || finding.answered.contains(name);
      if (finding.failed.contains(name))
        result.caught_by.push_back(finding.suite->name + "/" + finding.a_case->name);
    }
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace

Adequacy measure_adequacy(std::span<const Suite> suites, const CheckOptions& options,
                          const Progress& progress) {
  std::vector<CaseFinding> findings;
  for (const auto& suite : suites) {
    for (const auto& a_case : suite.cases) {
      findings.emplace_back();
      findings.back().suite = &suite;
      findings.back().a_case = &a_case;
    }
  }
  std::vector<std::size_t> small;
  std::vector<std::size_t> large;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    (is_small(*findings[i].a_case) ? small : large).push_back(i);
  }
  std::vector<Implementation> implementations;
  for (const auto& mistake : mistake_catalogue()) implementations.push_back(mistake_implementation(mistake));
  std::vector<MistakePair> pairs = all_mistake_pairs();

  std::mutex reporting;
  std::size_t done = 0;
  const auto examine_all = [&](const std::vector<std::size_t>& places) {
    tbb::parallel_for(std::size_t{0}, places.size(), [&](std::size_t i) {
      examine(findings[places[i]], implementations, pairs, options);
      const std::lock_guard lock(reporting);
      ++done;
      if (progress) progress(done, findings.size());
    });
  };
  examine_all(small);
  std::erase_if(implementations,
                [&](const Implementation& mistake) { return caught(findings, mistake.name); });
  pairs = still_together(findings);
  examine_all(large);

  Adequacy adequacy;
  adequacy.mistakes = mistake_results(findings);
  adequacy.indistinct = indistinct_pairs(findings, adequacy.mistakes);
  for (const auto& finding : findings) {
    const auto& entry = finding.most_sensitive;
    if (!entry) continue;
    if (!adequacy.most_sensitive || entry->relative_change < adequacy.most_sensitive->relative_change) {
      adequacy.most_sensitive = entry;
    }
  }
  return adequacy;
}

void propose_cases(Adequacy& adequacy, std::span<const Suite> suites, const CheckOptions& options) {
  std::set<std::string> present;
  for (const auto& suite : suites) {
    for (const auto& a_case : suite.cases) present.emplace(loss_id(problem_of(a_case)));
  }
  tbb::parallel_for_each(adequacy.mistakes, [&](MistakeResult& mistake) {
    if (!mistake.applies || !mistake.caught_by.empty()) return;
    std::vector<std::string> losses = mistake.losses;
    std::erase_if(losses, [&](const std::string& loss) { return !present.contains(loss); });
    mistake.catching_case = catching_case(*find_mistake(mistake.id), losses, options).value_or("");
  });
}

}  // namespace gradjudge
