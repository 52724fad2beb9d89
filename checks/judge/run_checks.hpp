// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "checks/judge/judge_case.hpp"

namespace gradjudge {

/// Called after each case with how many are done and how many there are; from one thread at a time.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

struct CheckRun {
  std::vector<CheckResult> checks;
  std::vector<LeftOut> left_out;  ///< what there is no check of
};

/// Puts every case of every suite to every implementation, cases side by side on the threads that oneTBB has.
/// Both are in the order of suites, cases, implementations, questions, however the work was spread.
/// A case that cannot be judged costs that case, see examine_or_refuse.
CheckRun run_checks(std::span<const Suite> suites, std::span<const Implementation> implementations,
                    const CheckOptions& options, const Progress& progress);

Summary summarize(std::span<const CheckResult> checks);
Summary summarize(std::span<const Verdict> verdicts);

}  // namespace gradjudge
