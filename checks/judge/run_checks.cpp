// SPDX-License-Identifier: MIT
#include "checks/judge/run_checks.hpp"

#include <tbb/parallel_for.h>

#include <iterator>
#include <mutex>

#include "checks/judge/explain_failures.hpp"

namespace gradjudge {

CheckRun run_checks(std::span<const Suite> suites, std::span<const Implementation> implementations,
                    const CheckOptions& options, const Progress& progress) {
  struct Job {
    const Suite* suite;
    const Case* a_case;
  };
  std::vector<Job> jobs;
  for (const auto& suite : suites) {
    for (const auto& a_case : suite.cases) jobs.push_back({&suite, &a_case});
  }
  std::vector<CaseOutcome> outcomes(jobs.size());
  std::mutex reporting;
  std::size_t done = 0;
  tbb::parallel_for(std::size_t{0}, jobs.size(), [&](std::size_t i) {
    outcomes[i] = examine_or_refuse(*jobs[i].suite, *jobs[i].a_case, implementations, options);
    outcomes[i].truth = {};  // as large as the problem, and nobody asks for it again
    const std::lock_guard lock(reporting);
    ++done;
    if (progress) progress(done, jobs.size());
  });
  if (options.diagnose) explain_failures(outcomes, implementations, options);
  CheckRun run;
  for (auto& outcome : outcomes) {
    std::move(outcome.checks.begin(), outcome.checks.end(), std::back_inserter(run.checks));
    std::move(outcome.left_out.begin(), outcome.left_out.end(), std::back_inserter(run.left_out));
  }
  return run;
}

Summary summarize(std::span<const CheckResult> checks) {
  std::vector<Verdict> verdicts;
  for (const auto& check : checks) verdicts.push_back(check.verdict);
  return summarize(verdicts);
}

Summary summarize(std::span<const Verdict> verdicts) {
  Summary summary;
  for (const Verdict verdict : verdicts) {
    switch (verdict) {
      case Verdict::pass:
        ++summary.pass;
        break;
      case Verdict::fail:
        ++summary.fail;
        break;
      case Verdict::inconclusive:
        ++summary.inconclusive;
        break;
      case Verdict::error:
        ++summary.error;
        break;
    }
  }
  return summary;
}

}  // namespace gradjudge
