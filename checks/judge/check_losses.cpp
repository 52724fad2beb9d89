// SPDX-License-Identifier: MIT
#include "checks/judge/check_losses.hpp"

#include <tbb/parallel_for.h>

#include <utility>

namespace gradjudge {

std::vector<CheckResult> check_losses(std::span<const LossSuite> suites,
                                      std::span<const Implementation> implementations,
                                      const CheckOptions& options) {
  std::vector<std::pair<const LossSuite*, const LossCase*>> jobs;
  for (const auto& suite : suites) {
    for (const auto& a_case : suite.cases) jobs.emplace_back(&suite, &a_case);
  }
  std::vector<std::vector<CheckResult>> outcomes(jobs.size());
  tbb::parallel_for(std::size_t{0}, jobs.size(), [&](std::size_t i) {
    outcomes[i] = examine_loss_case(*jobs[i].first, *jobs[i].second, implementations, options);
  });
  std::vector<CheckResult> checks;
  for (auto& outcome : outcomes) {
    for (auto& check : outcome) checks.push_back(std::move(check));
  }
  return checks;
}

}  // namespace gradjudge
